using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Config;

/// <summary>No customer managed key is to be deleted; with <c>kmsKeyIds</c>, none of those.</summary>
/// <remarks>Source: AWS Config Developer Guide, kms-cmk-not-scheduled-for-deletion.</remarks>
internal sealed class KmsCmkNotScheduledForDeletion() : ManagedRule<Key>("KMS_CMK_NOT_SCHEDULED_FOR_DELETION", "AWS::KMS::Key", RuleTriggers.Period, new RuleParameter(KeyIds))
{
    private const string KeyIds = "kmsKeyIds";

    /// <inheritdoc />
    protected override Verdict Evaluate(Key resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        resource.Manager == KeyManager.Customer && parameters.List(KeyIds)?.Contains(resource.KeyId, StringComparer.Ordinal) != false ? Verdict.Of(resource.State != KeyState.PendingDeletion) : Verdict.NotApplicable;
}
