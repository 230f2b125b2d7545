namespace ScsLabs.Services.Iam;

/// <summary>Attaches a managed policy to a role; 10 at most.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded. Source: IAM API Reference, AttachRolePolicy.</remarks>
[Operation<IamApi>]
public sealed record AttachRolePolicy(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [ConditionKey("iam:PolicyARN"), Length(20, 2048)] string PolicyArn)
{
    /// <summary>Attaches the policy.</summary>
    internal static void Handle(AttachRolePolicy request, Role role, Draft draft) => draft.Put(role.Attach(request.PolicyArn, draft));
}
