namespace ScsLabs.Services.Kms;

/// <summary>Removes tags from a key; keys without a tag are ignored.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, UntagResource.</remarks>
[Operation<KmsApi>]
public sealed record UntagResource(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [RequestTags] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagResource request, Key key, Draft draft)
    {
        key.RequireKept();
        draft.Put(key with { TagSet = key.TagSet.RemoveRange(request.TagKeys) });
    }
}
