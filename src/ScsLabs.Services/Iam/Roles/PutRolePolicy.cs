namespace ScsLabs.Services.Iam;

/// <summary>Adds an inline policy to a role, or replaces it.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, LimitExceeded. Source: IAM API Reference, PutRolePolicy.</remarks>
[Operation<IamApi>]
public sealed record PutRolePolicy(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName,
    [Length(1, 131072), Pattern(Form.Document)] string PolicyDocument)
{
    /// <summary>Adds or replaces the inline policy.</summary>
    internal static void Handle(PutRolePolicy request, Role role, Draft draft) => draft.Put(role.PutPolicy(request.PolicyName, request.PolicyDocument));
}
