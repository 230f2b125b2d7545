namespace ScsLabs.Services.Kms;

/// <summary>Makes a key's material anew at once, at most 25 times in its life. Automatic rotation goes on as planned.</summary>
/// <remarks>Errors: NotFoundException, DisabledException, KMSInvalidStateException, LimitExceededException. Source: KMS API Reference, RotateKeyOnDemand.</remarks>
[Operation<KmsApi>]
public sealed record RotateKeyOnDemand([Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId)
{
    private const int MaxRotations = 25;

    /// <summary>The key's ARN.</summary>
    public sealed record Result(string KeyId);

    /// <summary>Rotates it.</summary>
    public static Result Handle(RotateKeyOnDemand request, Key key, Call call, Draft draft)
    {
        key.RequireEnabled();
        if (key.Material.Count(material => material.Rotation == RotationType.OnDemand) >= MaxRotations)
        {
            throw KmsErrors.LimitExceeded($"The key has been rotated on demand {MaxRotations} times, which is the limit.");
        }

        draft.Put(key.Rotated(RotationType.OnDemand, call.Timestamp));
        return new(key.Arn);
    }
}
