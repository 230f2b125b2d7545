namespace ScsLabs.Services.Iam;

/// <summary>Detaches a managed policy from a role.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, DetachRolePolicy.</remarks>
[Operation<IamApi>]
public sealed record DetachRolePolicy(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [ConditionKey("iam:PolicyARN"), Length(20, 2048)] string PolicyArn)
{
    /// <summary>Detaches the policy.</summary>
    internal static void Handle(DetachRolePolicy request, Role role, Draft draft) => draft.Put(role.Detach(request.PolicyArn));
}
