namespace ScsLabs.Services.S3;

/// <summary>Sets the CORS configuration of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, MalformedXML, InvalidRequest. Source: S3 API Reference, PutBucketCors.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketCORS")]
public sealed record PutBucketCors(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] CORSConfiguration CORSConfiguration,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>Sets the configuration.</summary>
    internal static void Handle(PutBucketCors request, Bucket bucket, Draft draft)
    {
        request.CORSConfiguration.Validate();
        draft.Put(bucket with { Cors = request.CORSConfiguration });
    }
}
