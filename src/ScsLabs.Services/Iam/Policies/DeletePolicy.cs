namespace ScsLabs.Services.Iam;

/// <summary>Deletes a managed policy that isn't used and has one version.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, DeleteConflict, AccessDenied (an AWS managed policy). Source: IAM API Reference, DeletePolicy.</remarks>
[Operation<IamApi>]
public sealed record DeletePolicy([Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn)
{
    /// <summary>Deletes the policy.</summary>
    internal static void Handle(DeletePolicy request, ManagedPolicy policy, Draft draft)
    {
        policy.OwnPolicy();
        if (Attachments.CountAttached(policy.Arn, draft, policy.Account) + Attachments.CountBounded(policy.Arn, draft, policy.Account) > 0)
        {
            throw IamErrors.DeleteConflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw IamErrors.DeleteConflict("This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        }

        draft.Remove(policy);
    }
}
