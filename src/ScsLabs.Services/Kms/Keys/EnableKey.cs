namespace ScsLabs.Services.Kms;

/// <summary>Enables a disabled key.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, EnableKey.</remarks>
[Operation<KmsApi>]
public sealed record EnableKey([Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId)
{
    /// <summary>Enables the key; a rotation that was due while it was disabled takes place now.</summary>
    internal static void Handle(EnableKey request, Key key, Draft draft)
    {
        key.RequireKept();
        draft.Put(key with { State = KeyState.Enabled });
    }
}
