namespace ScsLabs.Services.Kms;

/// <summary>Rotates a key's material immediately, at most 25 times per key. Automatic rotation isn't affected.</summary>
/// <remarks>Errors: NotFoundException, DisabledException, KMSInvalidStateException, UnsupportedOperationException, LimitExceededException. Source: KMS API Reference, RotateKeyOnDemand.</remarks>
[Operation<KmsApi>]
public sealed record RotateKeyOnDemand([Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId)
{
    private const int MaxRotations = 25;

    /// <summary>The key's ARN.</summary>
    public sealed record Result(string KeyId);

    /// <summary>Rotates the material.</summary>
    internal static Result Handle(RotateKeyOnDemand request, Key key, Call call, Draft draft)
    {
        key.RequireEnabled();
        key.RequireRotatable();
        if (key.Material.Count(material => material.Rotation == RotationType.OnDemand) >= MaxRotations)
        {
            throw KmsErrors.LimitExceeded($"The key has been rotated on demand {MaxRotations} times, which is the limit.");
        }

        draft.Put(key.Rotated(RotationType.OnDemand, call.Timestamp));
        return new(key.Arn);
    }
}
