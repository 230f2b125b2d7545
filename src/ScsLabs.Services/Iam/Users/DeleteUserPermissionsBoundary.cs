namespace ScsLabs.Services.Iam;

/// <summary>Removes the limit to what a user's identity policies can give it.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, DeleteUserPermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record DeleteUserPermissionsBoundary([Target<User>, Length(1, 64), Pattern(Form.Name)] string UserName)
{
    /// <summary>Removes it.</summary>
    public static void Handle(DeleteUserPermissionsBoundary request, User user, Draft draft) =>
        draft.Put(user.PermissionsBoundary is not null ? user with { PermissionsBoundary = null } : throw IamErrors.NoSuchEntity($"The user with name {user.UserName} has no permissions boundary."));
}
