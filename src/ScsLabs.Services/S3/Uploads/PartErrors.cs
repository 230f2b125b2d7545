namespace ScsLabs.Services.S3;

/// <summary>S3's errors about parts and uploads in parts.</summary>
/// <remarks>Source: S3 API Reference, "Error responses".</remarks>
internal static class PartErrors
{
    public static AwsException EntityTooSmall(long size, int part, string etag) => new("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size")
    {
        Details = [new("ProposedSize", size.ToString()), new("MinSizeAllowed", "5242880"), new("PartNumber", part.ToString()), new("ETag", etag)],
    };

    /// <summary>A part's number that can't be one.</summary>
    public static AwsException InvalidPartNumber(string? number) => S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", number);

    /// <summary>A part's number that the object doesn't have.</summary>
    public static AwsException NoSuchPart(int number, int parts) => new("InvalidPartNumber", 416, "The requested partnumber is not satisfiable")
    {
        Details = [new("PartNumberRequested", number.ToString()), new("ActualPartCount", parts.ToString())],
    };

    public static AwsException InvalidPart(string uploadId, int number, string? etag) =>
        new("InvalidPart", 400, "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.")
        {
            Details = [new("UploadId", uploadId), new("PartNumber", number.ToString()), new("ETag", etag ?? "")],
        };

    public static AwsException InvalidPartOrder(string uploadId) => new("InvalidPartOrder", 400, "The list of parts was not in ascending order. Parts must be ordered by part number.") { Details = [new("UploadId", uploadId)] };

    public static AwsException NoSuchUpload(string uploadId) =>
        new("NoSuchUpload", 404, "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.") { Details = [new("UploadId", uploadId)] };
}
