namespace ScsLabs.Services.Iam;

/// <summary>Sets a role's permissions boundary, the maximum that its identity policies can grant.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, PutRolePermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record PutRolePermissionsBoundary(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [ConditionKey("iam:PermissionsBoundary"), Length(20, 2048)] string PermissionsBoundary)
{
    /// <summary>Sets the permissions boundary.</summary>
    internal static void Handle(PutRolePermissionsBoundary request, Role role, Draft draft) =>
        draft.Put(role with { PermissionsBoundary = Attachments.RequireBoundary(request.PermissionsBoundary, role.Place, draft) });
}
