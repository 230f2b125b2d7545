namespace ScsLabs.Services.Iam;

/// <summary>Deletes a version of a managed policy other than the default version.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, DeleteConflict, AccessDenied (an AWS managed policy). Source: IAM API Reference, DeletePolicyVersion.</remarks>
[Operation<IamApi>]
public sealed record DeletePolicyVersion(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [Pattern(Form.Version)] string VersionId)
{
    /// <summary>Deletes the policy version.</summary>
    internal static void Handle(DeletePolicyVersion request, ManagedPolicy policy, Draft draft)
    {
        var version = policy.OwnPolicy().Version(request.VersionId);
        draft.Put(version.Number != policy.DefaultVersion
            ? policy with { Versions = policy.Versions.Remove(version.Number) }
            : throw IamErrors.DeleteConflict("Cannot delete the default version of a policy."));
    }
}
