namespace ScsLabs.Services.Iam;

/// <summary>Removes a role's permissions boundary.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, DeleteRolePermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record DeleteRolePermissionsBoundary([Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>Removes the permissions boundary.</summary>
    internal static void Handle(DeleteRolePermissionsBoundary request, Role role, Draft draft) =>
        draft.Put(role.PermissionsBoundary is not null ? role with { PermissionsBoundary = null } : throw IamErrors.NoSuchEntity($"The role with name {role.RoleName} has no permissions boundary."));
}
