namespace ScsLabs.Services.Iam;

/// <summary>Sets the default version of a managed policy, which applies wherever the policy is attached.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, AccessDenied (an AWS managed policy). Source: IAM API Reference, SetDefaultPolicyVersion.</remarks>
[Operation<IamApi>]
public sealed record SetDefaultPolicyVersion(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [Pattern(Form.Version)] string VersionId)
{
    /// <summary>Sets the default version.</summary>
    internal static void Handle(SetDefaultPolicyVersion request, ManagedPolicy policy, Call call, Draft draft) =>
        draft.Put(policy.OwnPolicy() with { DefaultVersion = policy.Version(request.VersionId).Number, UpdateDate = call.Timestamp });
}
