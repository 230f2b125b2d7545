namespace ScsLabs.Services.Iam;

/// <summary>Removes a user's permissions boundary.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, DeleteUserPermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record DeleteUserPermissionsBoundary([Target<User>, Length(1, 64), Pattern(Form.Name)] string UserName)
{
    /// <summary>Removes the permissions boundary.</summary>
    internal static void Handle(DeleteUserPermissionsBoundary request, User user, Draft draft) =>
        draft.Put(user.PermissionsBoundary is not null ? user with { PermissionsBoundary = null } : throw IamErrors.NoSuchEntity($"The user with name {user.UserName} has no permissions boundary."));
}
