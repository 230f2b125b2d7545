namespace ScsLabs.Services.Kms;

/// <summary>Lists the tags of a key.</summary>
/// <remarks>Errors: NotFoundException, InvalidMarkerException. Source: KMS API Reference, ListResourceTags.</remarks>
[Operation<KmsApi>]
public sealed record ListResourceTags(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [Range(1, 1000)] int Limit = 50,
    [Length(1, 1024)] string? Marker = null)
{
    /// <summary>A page of the tags.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, string? NextMarker, bool Truncated);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListResourceTags request, Key key)
    {
        var page = Page.Of(key.TagSet.Select(tag => new Tag(tag.Key, tag.Value)), request.Marker, request.Limit, tag => tag.TagKey, KmsErrors.InvalidMarker);
        return new(page.Items, page.Next, page.IsTruncated);
    }
}
