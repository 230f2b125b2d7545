namespace ScsLabs.Services.Iam;

/// <summary>Attaches a managed policy to a user; 10 at most.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded. Source: IAM API Reference, AttachUserPolicy.</remarks>
[Operation<IamApi>]
public sealed record AttachUserPolicy(
    [Target<User>, Length(1, 64), Pattern(Form.Name)] string UserName,
    [ConditionKey("iam:PolicyARN"), Length(20, 2048)] string PolicyArn)
{
    /// <summary>Attaches the policy.</summary>
    internal static void Handle(AttachUserPolicy request, User user, Draft draft) => draft.Put(user.Attach(request.PolicyArn, draft));
}
