namespace ScsLabs.Services.Iam;

/// <summary>Detaches a managed policy from a group.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, DetachGroupPolicy.</remarks>
[Operation<IamApi>]
public sealed record DetachGroupPolicy(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [ConditionKey("iam:PolicyARN"), Length(20, 2048)] string PolicyArn)
{
    /// <summary>Detaches the policy.</summary>
    internal static void Handle(DetachGroupPolicy request, Group group, Draft draft) => draft.Put(group.Detach(request.PolicyArn));
}
