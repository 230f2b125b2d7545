namespace ScsLabs.Services.Iam;

/// <summary>Adds an inline policy to a group, or replaces it.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, LimitExceeded. Source: IAM API Reference, PutGroupPolicy.</remarks>
[Operation<IamApi>]
public sealed record PutGroupPolicy(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName,
    [Length(1, 131072), Pattern(Form.Document)] string PolicyDocument)
{
    /// <summary>Adds or replaces the inline policy.</summary>
    internal static void Handle(PutGroupPolicy request, Group group, Draft draft) => draft.Put(group.PutPolicy(request.PolicyName, request.PolicyDocument));
}
