namespace ScsLabs.Services.Kms;

/// <summary>Returns whether and when a key's material is rotated.</summary>
/// <remarks>Errors: NotFoundException. Source: KMS API Reference, GetKeyRotationStatus.</remarks>
[Operation<KmsApi>]
public sealed record GetKeyRotationStatus([Target<Key>(By = nameof(Key.ByIdOrArn)), Length(1, 2048)] string KeyId)
{
    /// <summary>The rotation's status, period and next date.</summary>
    public sealed record Result(bool KeyRotationEnabled, string KeyId, int? RotationPeriodInDays, DateTimeOffset? NextRotationDate);

    /// <summary>Reads the status. A key with pending deletion isn't rotated.</summary>
    internal static Result Handle(GetKeyRotationStatus request, Key key) =>
        key.State == KeyState.PendingDeletion
            ? new(KeyRotationEnabled: false, key.Arn, null, null)
            : new(key.RotationPeriodInDays is not null, key.Arn, key.RotationPeriodInDays, key.NextRotationDate);
}
