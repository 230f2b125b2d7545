namespace ScsLabs.Services.S3;

/// <summary>Lists the objects of a bucket, up to 1,000 at a time.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListObjectsV2.</remarks>
[Operation<S3Api>(Action = "s3:ListBucket")]
public sealed record ListObjectsV2([Target<Bucket>(With = nameof(ListObjectsV2.ExpectedBucketOwner))] string Bucket)
{
    [Query("delimiter"), ConditionKey("s3:delimiter")] public string? Delimiter { get; init; }
    [Query("encoding-type")] public EncodingType? EncodingType { get; init; }
    [Query("max-keys"), ConditionKey("s3:max-keys")] public int? MaxKeys { get; init; }
    [Query("prefix"), ConditionKey("s3:prefix")] public string? Prefix { get; init; }
    [Query("continuation-token")] public string? ContinuationToken { get; init; }
    [Query("fetch-owner")] public bool? FetchOwner { get; init; }
    [Query("start-after")] public string? StartAfter { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>A page of the objects.</summary>
    public sealed record Result
    {
        public required bool IsTruncated { get; init; }
        [Wire("Contents", Flattened = true)] public required IReadOnlyList<ListedObject> Contents { get; init; }
        public required string Name { get; init; }
        public required string Prefix { get; init; }
        public required string? Delimiter { get; init; }
        public required int MaxKeys { get; init; }
        [Wire("CommonPrefixes", Flattened = true)] public required IReadOnlyList<CommonPrefix> CommonPrefixes { get; init; }
        public required EncodingType? EncodingType { get; init; }
        public required int KeyCount { get; init; }
        public required string? ContinuationToken { get; init; }
        public required string? NextContinuationToken { get; init; }
        public required string? StartAfter { get; init; }
    }

    /// <summary>Lists the objects.</summary>
    internal static Result Handle(ListObjectsV2 request, Bucket bucket, Call call)
    {
        var size = PageSize.Of(request.MaxKeys, "maxKeys");
        var after = request.ContinuationToken is { } token ? Page.KeyOf(token) ?? throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token") : request.StartAfter;
        var page = ListedObject.In(bucket, call.View, request.Prefix, request.Delimiter, after, size);
        var shown = KeySpelling.Of(request.EncodingType);
        return new()
        {
            IsTruncated = page.Last is not null,
            Contents = [.. page.Items.Select(row => ListedObject.Of(row, bucket, shown, request.FetchOwner == true))],
            Name = bucket.Name,
            Prefix = shown(request.Prefix ?? ""),
            Delimiter = request.Delimiter is { } delimiter ? shown(delimiter) : null,
            MaxKeys = size,
            CommonPrefixes = KeySpelling.Of(page.Prefixes, shown),
            EncodingType = request.EncodingType,
            KeyCount = page.Items.Count + page.Prefixes.Count,
            ContinuationToken = request.ContinuationToken,
            NextContinuationToken = page.Last is { } last ? Page.TokenOf(last) : null,
            StartAfter = request.StartAfter is { } start ? shown(start) : null,
        };
    }
}
