namespace ScsLabs.Services.Kms;

/// <summary>Adds tags to a key, or replaces their values.</summary>
/// <remarks>Errors: NotFoundException, TagException, LimitExceededException, KMSInvalidStateException. Source: KMS API Reference, TagResource.</remarks>
[Operation<KmsApi>]
public sealed record TagResource(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [RequestTags] IReadOnlyList<Tag> Tags)
{
    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagResource request, Key key, Draft draft)
    {
        key.RequireKept();
        draft.Put(key with { TagSet = Tag.Rules.Set(key.TagSet, request.Tags) });
    }
}
