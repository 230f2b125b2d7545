namespace ScsLabs.Services.S3;

/// <summary>An upload in parts, as a request names it.</summary>
internal static class UploadInBucket
{
    /// <summary>The upload.</summary>
    /// <exception cref="AwsError">NoSuchUpload.</exception>
    public static MultipartUpload Find(Bucket bucket, string key, string uploadId, Call call) =>
        call.View.Find<MultipartUpload>(bucket.Objects, MultipartUpload.IdOf(key, uploadId)) is { } upload && upload.Key == key ? upload : throw S3Errors.NoSuchUpload(uploadId);

    /// <summary>The upload with a part more, or in the place of one with its number.</summary>
    public static MultipartUpload With(this MultipartUpload upload, int number, UploadedPart part) => upload with { Parts = upload.Parts.SetItem(number, part) };
}
