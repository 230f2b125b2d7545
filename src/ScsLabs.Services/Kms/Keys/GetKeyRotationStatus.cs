namespace ScsLabs.Services.Kms;

/// <summary>Tells whether and when a key's material is made anew.</summary>
/// <remarks>Errors: NotFoundException. Source: KMS API Reference, GetKeyRotationStatus.</remarks>
[Operation<KmsApi>]
public sealed record GetKeyRotationStatus([Target<Key>(By = nameof(Key.ByIdOrArn)), Length(1, 2048)] string KeyId)
{
    /// <summary>Whether, how often and when next.</summary>
    public sealed record Result(bool KeyRotationEnabled, string KeyId, int? RotationPeriodInDays, DateTimeOffset? NextRotationDate);

    /// <summary>Tells it. While its deletion is pending a key doesn't rotate.</summary>
    public static Result Handle(GetKeyRotationStatus request, Key key) =>
        key.State == KeyState.PendingDeletion
            ? new(KeyRotationEnabled: false, key.Arn, null, null)
            : new(key.RotationPeriodInDays is not null, key.Arn, key.RotationPeriodInDays, key.NextRotationDate);
}
