namespace ScsLabs.Services.Iam;

/// <summary>Replaces a role's trust policy.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, LimitExceeded. Source: IAM API Reference, UpdateAssumeRolePolicy.</remarks>
[Operation<IamApi>]
public sealed record UpdateAssumeRolePolicy(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 131072), Pattern(Form.Document)] string PolicyDocument)
{
    /// <summary>Replaces the trust policy.</summary>
    internal static void Handle(UpdateAssumeRolePolicy request, Role role, Draft draft) =>
        draft.Put(role with { AssumeRolePolicyDocument = PolicyDocuments.ParseTrust(request.PolicyDocument, draft) });
}
