namespace ScsLabs.Services.S3;

/// <summary>Lists the buckets of the caller's account in all Regions, ordered by name.</summary>
/// <remarks>Errors: InvalidArgument. Source: S3 API Reference, ListBuckets.</remarks>
[Operation<S3Api>]
public sealed record ListBuckets(
    [Query("max-buckets"), Range(1, 10000)] int? MaxBuckets = null,
    [Query("continuation-token"), Length(0, 1024)] string? ContinuationToken = null,
    [Query("prefix")] string? Prefix = null,
    [Query("bucket-region")] string? BucketRegion = null)
{
    /// <summary>A page of the buckets.</summary>
    public sealed record Result([Wire("Buckets", Item = "Bucket")] IReadOnlyList<BucketView> Buckets, Owner Owner, string? ContinuationToken, string? Prefix);

    /// <summary>Asks for <c>s3:ListAllMyBuckets</c> on all of S3. A refusal names no resource.</summary>
    internal static IEnumerable<Ask> Asks() => [new("s3:ListAllMyBuckets", "arn:aws:s3:::*") { Shown = "" }];

    /// <summary>Lists the buckets.</summary>
    internal static Result Handle(ListBuckets request, Call call)
    {
        var buckets = call.View.All(Bucket.ByAccount, call.Account).Where(bucket => bucket.Name.StartsWith(request.Prefix ?? "", StringComparison.Ordinal)
            && (request.BucketRegion is null || request.BucketRegion == bucket.Region));
        var page = Page.Of(buckets, request.ContinuationToken, request.MaxBuckets ?? 10_000, bucket => bucket.Name, static () => S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token"));
        return new([.. page.Items.Select(bucket => new BucketView(bucket.Name, bucket.CreationDate, bucket.Region, bucket.Arn))], Owner.Of(call.Account), page.Next, request.Prefix);
    }
}

/// <summary>A bucket in a list.</summary>
public sealed record BucketView(string Name, DateTimeOffset CreationDate, string BucketRegion, string BucketArn);
