namespace ScsLabs.Services.S3;

/// <summary>Lists the objects of a bucket, up to 1,000 at a time.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListObjectsV2.</remarks>
[Operation<S3Api>(Action = "s3:ListBucket")]
public sealed record ListObjectsV2(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Query("delimiter"), ConditionKey("s3:delimiter")] string? Delimiter = null,
    [Query("encoding-type")] EncodingType? EncodingType = null,
    [Query("max-keys"), ConditionKey("s3:max-keys")] int? MaxKeys = null,
    [Query("prefix"), ConditionKey("s3:prefix")] string? Prefix = null,
    [Query("continuation-token")] string? ContinuationToken = null,
    [Query("fetch-owner")] bool? FetchOwner = null,
    [Query("start-after")] string? StartAfter = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>A page of the objects.</summary>
    public sealed record Result(
        bool IsTruncated,
        [Wire("Contents", Flattened = true)] IReadOnlyList<ListedObject> Contents,
        string Name,
        string Prefix,
        string? Delimiter,
        int MaxKeys,
        [Wire("CommonPrefixes", Flattened = true)] IReadOnlyList<CommonPrefix> CommonPrefixes,
        EncodingType? EncodingType,
        int KeyCount,
        string? ContinuationToken,
        string? NextContinuationToken,
        string? StartAfter);

    /// <summary>Lists the objects.</summary>
    public static Result Handle(ListObjectsV2 request, Bucket bucket, Call call)
    {
        var size = PageSize.Of(request.MaxKeys, "maxKeys");
        var after = request.ContinuationToken is { } token ? Page.KeyOf(token) ?? throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token") : request.StartAfter;
        var page = ListedObject.In(bucket, call.View, request.Prefix, request.Delimiter, after, size);
        var shown = KeySpelling.Of(request.EncodingType);
        return new(
            page.Last is not null,
            [.. page.Items.Select(row => ListedObject.Of(row, bucket, shown, request.FetchOwner == true))],
            bucket.Name,
            shown(request.Prefix ?? ""),
            request.Delimiter is { } delimiter ? shown(delimiter) : null,
            size,
            KeySpelling.Of(page.Prefixes, shown),
            request.EncodingType,
            page.Items.Count + page.Prefixes.Count,
            request.ContinuationToken,
            page.Last is { } last ? Page.TokenOf(last) : null,
            request.StartAfter is { } start ? shown(start) : null);
    }
}
