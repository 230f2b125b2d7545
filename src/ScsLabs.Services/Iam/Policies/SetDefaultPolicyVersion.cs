namespace ScsLabs.Services.Iam;

/// <summary>Chooses the version of a managed policy that counts, wherever it is attached.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, AccessDenied (one of AWS's own). Source: IAM API Reference, SetDefaultPolicyVersion.</remarks>
[Operation<IamApi>]
public sealed record SetDefaultPolicyVersion(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [Pattern(Form.Version)] string VersionId)
{
    /// <summary>Chooses it.</summary>
    public static void Handle(SetDefaultPolicyVersion request, ManagedPolicy policy, Call call, Draft draft) =>
        draft.Put(policy.OwnPolicy() with { DefaultVersion = policy.Version(request.VersionId).Number, UpdateDate = call.Timestamp });
}
