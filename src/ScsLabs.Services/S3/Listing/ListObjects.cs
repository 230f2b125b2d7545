namespace ScsLabs.Services.S3;

/// <summary>Lists the objects of a bucket, in the older version of the API.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListObjects.</remarks>
[Operation<S3Api>(Action = "s3:ListBucket")]
public sealed record ListObjects(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Query("delimiter"), ConditionKey("s3:delimiter")] string? Delimiter = null,
    [Query("encoding-type")] EncodingType? EncodingType = null,
    [Query("marker")] string? Marker = null,
    [Query("max-keys"), ConditionKey("s3:max-keys")] int? MaxKeys = null,
    [Query("prefix"), ConditionKey("s3:prefix")] string? Prefix = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>A page of the objects. Without a delimiter there is no NextMarker, because the next page begins after the last key.</summary>
    public sealed record Result(
        bool IsTruncated,
        string Marker,
        string? NextMarker,
        [Wire("Contents", Flattened = true)] IReadOnlyList<ListedObject> Contents,
        string Name,
        string Prefix,
        string? Delimiter,
        int MaxKeys,
        [Wire("CommonPrefixes", Flattened = true)] IReadOnlyList<CommonPrefix> CommonPrefixes,
        EncodingType? EncodingType);

    /// <summary>Lists the objects.</summary>
    public static Result Handle(ListObjects request, Bucket bucket, Call call)
    {
        var size = PageSize.Of(request.MaxKeys, "maxKeys");
        var page = ListedObject.In(bucket, call.View, request.Prefix, request.Delimiter, request.Marker, size);
        var shown = KeySpelling.Of(request.EncodingType);
        return new(
            page.Last is not null,
            shown(request.Marker ?? ""),
            page.Last is { } last && request.Delimiter is not null ? shown(last) : null,
            [.. page.Items.Select(row => ListedObject.Of(row, bucket, shown, withOwner: true))],
            bucket.Name,
            shown(request.Prefix ?? ""),
            request.Delimiter is { } delimiter ? shown(delimiter) : null,
            size,
            KeySpelling.Of(page.Prefixes, shown),
            request.EncodingType);
    }
}
