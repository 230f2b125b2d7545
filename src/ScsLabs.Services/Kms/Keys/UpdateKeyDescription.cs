namespace ScsLabs.Services.Kms;

/// <summary>Changes the description of a key.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, UpdateKeyDescription.</remarks>
[Operation<KmsApi>]
public sealed record UpdateKeyDescription(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [Length(0, 8192)] string Description)
{
    /// <summary>Changes the description.</summary>
    internal static void Handle(UpdateKeyDescription request, Key key, Draft draft)
    {
        key.RequireKept();
        draft.Put(key with { Description = request.Description });
    }
}
