using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Config;

/// <summary>Each symmetric customer managed key is rotated automatically. A key that is to be deleted can't be.</summary>
/// <remarks>Source: AWS Config Developer Guide, cmk-backing-key-rotation-enabled.</remarks>
internal sealed class CmkBackingKeyRotationEnabled() : ManagedRule<Key>("CMK_BACKING_KEY_ROTATION_ENABLED", "AWS::KMS::Key", RuleTriggers.Period)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(Key resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        resource is { Manager: KeyManager.Customer, State: not KeyState.PendingDeletion } && resource.Type == KeyType.Symmetric ? Verdict.Of(resource.RotationPeriodInDays is not null) : Verdict.NotApplicable;
}
