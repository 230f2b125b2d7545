namespace ScsLabs.Services.Iam;

/// <summary>A user as IAM returns it.</summary>
public sealed record UserView
{
    public required string Path { get; init; }
    public required string UserName { get; init; }
    public required string UserId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Describes the user with all members.</summary>
    internal static UserView Of(User user) => InList(user) with { PermissionsBoundary = AttachedPermissionsBoundary.Of(user), Tags = user.TagSet.View() };

    /// <summary>Describes the user with the members that lists have.</summary>
    internal static UserView InList(User user) => new() { Path = user.Path, UserName = user.UserName, UserId = user.UniqueId, Arn = user.Arn, CreateDate = user.CreateDate };
}
