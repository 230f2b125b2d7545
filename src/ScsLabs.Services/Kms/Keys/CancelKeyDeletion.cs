namespace ScsLabs.Services.Kms;

/// <summary>Cancels the deletion of a key, which is disabled afterwards.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, CancelKeyDeletion.</remarks>
[Operation<KmsApi>]
public sealed record CancelKeyDeletion([Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId)
{
    /// <summary>The key's ARN.</summary>
    public sealed record Result(string KeyId);

    /// <summary>Cancels the deletion.</summary>
    internal static Result Handle(CancelKeyDeletion request, Key key, Draft draft)
    {
        if (key.State != KeyState.PendingDeletion)
        {
            throw KmsErrors.InvalidState(key.Arn, "is not pending deletion");
        }

        draft.Put(key with { State = KeyState.Disabled, DeletionDate = null });
        return new(key.Arn);
    }
}
