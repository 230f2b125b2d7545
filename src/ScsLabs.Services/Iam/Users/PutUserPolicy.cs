namespace ScsLabs.Services.Iam;

/// <summary>Adds an inline policy to a user, or replaces it.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, LimitExceeded. Source: IAM API Reference, PutUserPolicy.</remarks>
[Operation<IamApi>]
public sealed record PutUserPolicy(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName,
    [Length(1, 131072), Pattern(Form.Document)] string PolicyDocument)
{
    /// <summary>Adds or replaces the inline policy.</summary>
    internal static void Handle(PutUserPolicy request, User user, Draft draft) => draft.Put(user.PutPolicy(request.PolicyName, request.PolicyDocument));
}
