namespace ScsLabs.Services.Iam;

/// <summary>Detaches a managed policy from a user.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, DetachUserPolicy.</remarks>
[Operation<IamApi>]
public sealed record DetachUserPolicy(
    [Target<User>, Length(1, 64), Pattern(Form.Name)] string UserName,
    [ConditionKey("iam:PolicyARN"), Length(20, 2048)] string PolicyArn)
{
    /// <summary>Detaches the policy.</summary>
    internal static void Handle(DetachUserPolicy request, User user, Draft draft) => draft.Put(user.Detach(request.PolicyArn));
}
