namespace ScsLabs.Services.Iam;

/// <summary>Attaches a managed policy to a group; 10 at most.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded. Source: IAM API Reference, AttachGroupPolicy.</remarks>
[Operation<IamApi>]
public sealed record AttachGroupPolicy(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [ConditionKey("iam:PolicyARN"), Length(20, 2048)] string PolicyArn)
{
    /// <summary>Attaches the policy.</summary>
    internal static void Handle(AttachGroupPolicy request, Group group, Draft draft) => draft.Put(group.Attach(request.PolicyArn, draft));
}
