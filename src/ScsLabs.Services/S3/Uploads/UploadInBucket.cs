namespace ScsLabs.Services.S3;

/// <summary>Finds and changes multipart uploads.</summary>
internal static class UploadInBucket
{
    /// <summary>Finds an upload.</summary>
    /// <exception cref="AwsException">NoSuchUpload.</exception>
    public static MultipartUpload Find(Bucket bucket, string key, string uploadId, Call call) =>
        call.View.Find<MultipartUpload>(bucket.Objects, MultipartUpload.IdOf(key, uploadId)) is { } upload && upload.Key == key ? upload : throw PartErrors.NoSuchUpload(uploadId);

    /// <summary>Returns the upload with a part added, or replaced where it has one with that number.</summary>
    public static MultipartUpload With(this MultipartUpload upload, int number, UploadedPart part) => upload with { Parts = upload.Parts.SetItem(number, part) };
}
