namespace ScsLabs.Services.S3;

/// <summary>Aborts a multipart upload and deletes its parts.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchUpload. Source: S3 API Reference, AbortMultipartUpload.</remarks>
[Operation<S3Api>]
public sealed record AbortMultipartUpload(
    string Bucket,
    string Key,
    [Query("uploadId")] string UploadId,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Asks on the object that would be written.</summary>
    internal static IEnumerable<Ask> Asks(AbortMultipartUpload request, Call call) =>
        [KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call).Ask("s3:AbortMultipartUpload", call)];

    /// <summary>Aborts the upload.</summary>
    internal static void Handle(AbortMultipartUpload request, Call call, Draft draft) =>
        draft.Remove(UploadInBucket.Find(S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call), request.Key, request.UploadId, call));
}
