namespace ScsLabs.Services.Iam;

/// <summary>Removes the limit to what a role's identity policies can give it.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, DeleteRolePermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record DeleteRolePermissionsBoundary([Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>Removes it.</summary>
    public static void Handle(DeleteRolePermissionsBoundary request, Role role, Draft draft) =>
        draft.Put(role.PermissionsBoundary is not null ? role with { PermissionsBoundary = null } : throw IamErrors.NoSuchEntity($"The role with name {role.RoleName} has no permissions boundary."));
}
