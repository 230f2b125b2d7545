namespace ScsLabs.Services.Iam;

/// <summary>Deletes an inline policy of a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, DeleteRolePolicy.</remarks>
[Operation<IamApi>]
public sealed record DeleteRolePolicy(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName)
{
    /// <summary>Deletes the inline policy.</summary>
    internal static void Handle(DeleteRolePolicy request, Role role, Draft draft) => draft.Put(role.DeletePolicy(request.PolicyName));
}
