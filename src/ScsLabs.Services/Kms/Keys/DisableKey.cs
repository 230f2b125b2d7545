namespace ScsLabs.Services.Kms;

/// <summary>Disables a key until it is enabled again.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, DisableKey.</remarks>
[Operation<KmsApi>]
public sealed record DisableKey([Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId)
{
    /// <summary>Disables the key.</summary>
    internal static void Handle(DisableKey request, Key key, Draft draft)
    {
        key.RequireKept();
        draft.Put(key with { State = KeyState.Disabled });
    }
}
