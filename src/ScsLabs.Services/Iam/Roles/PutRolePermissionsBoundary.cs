namespace ScsLabs.Services.Iam;

/// <summary>Sets the most that a role's identity policies can give it.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, PutRolePermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record PutRolePermissionsBoundary(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [ConditionKey("iam:PermissionsBoundary"), Length(20, 2048)] string PermissionsBoundary)
{
    /// <summary>Sets it.</summary>
    public static void Handle(PutRolePermissionsBoundary request, Role role, Draft draft) =>
        draft.Put(role with { PermissionsBoundary = Attachments.RequireBoundary(request.PermissionsBoundary, role.Place, draft) });
}
