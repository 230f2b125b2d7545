namespace ScsLabs.Services.S3;

/// <summary>Reads the CORS configuration of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchCORSConfiguration. Source: S3 API Reference, GetBucketCors.</remarks>
[Operation<S3Api>(Action = "s3:GetBucketCORS")]
public sealed record GetBucketCors(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The rules.</summary>
    public sealed record Result([Wire("CORSRule", Flattened = true)] IReadOnlyList<CORSRule> CORSRules);

    /// <summary>Reads the rules.</summary>
    internal static Result Handle(GetBucketCors request, Bucket bucket) => new(bucket.Cors?.CORSRules ?? throw NoSuchConfiguration.Cors(bucket.Name));
}
