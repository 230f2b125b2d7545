namespace ScsLabs.Services.Iam;

/// <summary>Adds an inline policy to a role, or replaces it.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, LimitExceeded. Source: IAM API Reference, PutRolePolicy.</remarks>
[Operation<IamApi>]
public sealed record PutRolePolicy(
    [Target<Role>, Length(1, 64), Pattern(@"[\w+=,.@-]+")] string RoleName,
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")] string PolicyName,
    [Length(1, 131072)] string PolicyDocument)
{
    /// <summary>Puts it.</summary>
    public static void Handle(PutRolePolicy request, Role role, Draft draft) =>
        draft.Put(role with { InlinePolicies = role.InlinePolicies.SetItem(request.PolicyName, PolicyDocuments.Parse(request.PolicyDocument, PolicyKind.Identity)) });
}
