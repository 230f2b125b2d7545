namespace ScsLabs.Services.Iam;

/// <summary>A user as IAM returns it.</summary>
public sealed record UserView(
    string Path,
    string UserName,
    string UserId,
    string Arn,
    DateTimeOffset CreateDate,
    AttachedPermissionsBoundary? PermissionsBoundary = null,
    IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>Describes the user with all members.</summary>
    internal static UserView Of(User user) => InList(user) with { PermissionsBoundary = AttachedPermissionsBoundary.Of(user), Tags = user.TagSet.View() };

    /// <summary>Describes the user with the members that lists have.</summary>
    internal static UserView InList(User user) => new(user.Path, user.UserName, user.UniqueId, user.Arn, user.CreateDate);
}
