namespace ScsLabs.Services.Iam;

/// <summary>A user as IAM answers it.</summary>
public sealed record UserView(
    string Path,
    string UserName,
    string UserId,
    string Arn,
    DateTimeOffset CreateDate,
    AttachedPermissionsBoundary? PermissionsBoundary = null,
    IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>All there is to tell about this user.</summary>
    internal static UserView Of(User user) => InList(user) with { PermissionsBoundary = AttachedPermissionsBoundary.Of(user), Tags = user.TagSet.View() };

    /// <summary>What lists tell about it.</summary>
    internal static UserView InList(User user) => new(user.Path, user.UserName, user.UniqueId, user.Arn, user.CreateDate);
}
