namespace ScsLabs.Services.Kms;

/// <summary>Enables automatic rotation of a key's material, every 90 to 2,560 days, 365 by default.</summary>
/// <remarks>Errors: NotFoundException, DisabledException, KMSInvalidStateException, UnsupportedOperationException. Source: KMS API Reference, EnableKeyRotation.</remarks>
[Operation<KmsApi>]
public sealed record EnableKeyRotation(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [ConditionKey("kms:RotationPeriodInDays"), Range(90, 2560)] int RotationPeriodInDays = 365)
{
    /// <summary>Enables the rotation. The first period begins now, by the world's clock.</summary>
    internal static void Handle(EnableKeyRotation request, Key key, Call call, Draft draft)
    {
        key.RequireEnabled();
        key.RequireRotatable();
        draft.Put(key with { RotationPeriodInDays = request.RotationPeriodInDays, NextRotationDate = call.Timestamp.AddDays(request.RotationPeriodInDays) });
    }
}
