namespace ScsLabs.Services.Iam;

/// <summary>Adds an inline policy to a user, or replaces it.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, LimitExceeded. Source: IAM API Reference, PutUserPolicy.</remarks>
[Operation<IamApi>]
public sealed record PutUserPolicy(
    [Target<User>, Length(1, 128), Pattern(@"[\w+=,.@-]+")] string UserName,
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")] string PolicyName,
    [Length(1, 131072)] string PolicyDocument)
{
    /// <summary>Puts it.</summary>
    public static void Handle(PutUserPolicy request, User user, Draft draft) =>
        draft.Put(user with { InlinePolicies = user.InlinePolicies.SetItem(request.PolicyName, PolicyDocuments.Parse(request.PolicyDocument, PolicyKind.Identity)) });
}
