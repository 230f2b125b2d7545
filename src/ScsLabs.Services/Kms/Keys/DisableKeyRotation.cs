namespace ScsLabs.Services.Kms;

/// <summary>Disables the automatic rotation of a key's material.</summary>
/// <remarks>Errors: NotFoundException, DisabledException, KMSInvalidStateException. Source: KMS API Reference, DisableKeyRotation.</remarks>
[Operation<KmsApi>]
public sealed record DisableKeyRotation([Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId)
{
    /// <summary>Disables the rotation.</summary>
    internal static void Handle(DisableKeyRotation request, Key key, Draft draft)
    {
        key.RequireEnabled();
        draft.Put(key with { RotationPeriodInDays = null, NextRotationDate = null });
    }
}
