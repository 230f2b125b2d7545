namespace ScsLabs.Services.S3;

/// <summary>Lists the objects of a bucket, in the older version of the API.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListObjects.</remarks>
[Operation<S3Api>(Action = "s3:ListBucket")]
public sealed record ListObjects([Target<Bucket>(With = nameof(ListObjects.ExpectedBucketOwner))] string Bucket)
{
    [Query("delimiter"), ConditionKey("s3:delimiter")] public string? Delimiter { get; init; }
    [Query("encoding-type")] public EncodingType? EncodingType { get; init; }
    [Query("marker")] public string? Marker { get; init; }
    [Query("max-keys"), ConditionKey("s3:max-keys")] public int? MaxKeys { get; init; }
    [Query("prefix"), ConditionKey("s3:prefix")] public string? Prefix { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>A page of the objects. Without a delimiter there is no NextMarker, because the next page begins after the last key.</summary>
    public sealed record Result
    {
        public required bool IsTruncated { get; init; }
        public required string Marker { get; init; }
        public required string? NextMarker { get; init; }
        [Wire("Contents", Flattened = true)] public required IReadOnlyList<ListedObject> Contents { get; init; }
        public required string Name { get; init; }
        public required string Prefix { get; init; }
        public required string? Delimiter { get; init; }
        public required int MaxKeys { get; init; }
        [Wire("CommonPrefixes", Flattened = true)] public required IReadOnlyList<CommonPrefix> CommonPrefixes { get; init; }
        public required EncodingType? EncodingType { get; init; }
    }

    /// <summary>Lists the objects.</summary>
    internal static Result Handle(ListObjects request, Bucket bucket, Call call)
    {
        var size = PageSize.Of(request.MaxKeys, "maxKeys");
        var page = ListedObject.In(bucket, call.View, request.Prefix, request.Delimiter, request.Marker, size);
        var shown = KeySpelling.Of(request.EncodingType);
        return new()
        {
            IsTruncated = page.Last is not null,
            Marker = shown(request.Marker ?? ""),
            NextMarker = page.Last is { } last && request.Delimiter is not null ? shown(last) : null,
            Contents = [.. page.Items.Select(row => ListedObject.Of(row, bucket, shown, withOwner: true))],
            Name = bucket.Name,
            Prefix = shown(request.Prefix ?? ""),
            Delimiter = request.Delimiter is { } delimiter ? shown(delimiter) : null,
            MaxKeys = size,
            CommonPrefixes = KeySpelling.Of(page.Prefixes, shown),
            EncodingType = request.EncodingType,
        };
    }
}
