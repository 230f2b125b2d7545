namespace ScsLabs.Services.Kms;

/// <summary>Takes tags from a key; those that it hasn't don't matter.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, UntagResource.</remarks>
[Operation<KmsApi>]
public sealed record UntagResource(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [RequestTags] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes them.</summary>
    public static void Handle(UntagResource request, Key key, Draft draft)
    {
        key.RequireKept();
        draft.Put(key with { TagSet = key.TagSet.RemoveRange(request.TagKeys) });
    }
}
