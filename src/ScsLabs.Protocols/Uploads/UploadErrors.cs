using ScsLabs.Model;

namespace ScsLabs.Protocols.Uploads;

/// <summary>S3's errors for request bodies that are refused.</summary>
/// <remarks>Sources: S3 API Reference, "Error responses"; recorded answers.</remarks>
internal static class UploadErrors
{
    public const string NotImplementedText = "A header you provided implies functionality that is not implemented";

    /// <summary>The chunks are malformed or incomplete.</summary>
    public static AwsException Incomplete() => new("IncompleteBody", 400, "The request body terminated unexpectedly");

    /// <summary>The body's length differs from the declared one.</summary>
    public static AwsException WrongLength() =>
        new("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header");

    public static AwsException LengthMissing() => new("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");

    public static AwsException TooLarge() => new("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");

    public static AwsException NotImplemented() => new("NotImplemented", 501, NotImplementedText);

    /// <summary>There is no disk space for the body. AWS has no error for this; ServiceUnavailable lets a client retry later.</summary>
    public static AwsException NoCapacity() => new("ServiceUnavailable", 503, "Service is unable to handle request.");

    public static AwsException ChunkTooSmall() =>
        new("InvalidChunkSizeError", 403, "Only the last chunk is allowed to have a size less than 8192 bytes");

    public static AwsException MalformedTrailer() => new(
        "MalformedTrailerError", 400, "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    public static AwsException TrailerNotSupported() => Invalid("The value specified in the x-amz-trailer header is not supported");

    public static AwsException InvalidMd5(string given) => new("InvalidDigest", 400, "The Content-MD5 you specified was invalid.") { Details = [new("Content-MD5", given)] };

    /// <summary>The body's MD5 digest differs from the declared one, which S3 tells in hexadecimal digits.</summary>
    public static AwsException WrongMd5(byte[] declared, byte[] actual) => new("BadDigest", 400, "The Content-MD5 you specified did not match what we received.")
    {
        Details = [new("ExpectedDigest", Convert.ToHexStringLower(declared)), new("CalculatedDigest", Convert.ToBase64String(actual))],
    };

    /// <summary>The body's checksum differs from the declared one.</summary>
    /// <param name="algorithm">AWS's name of the algorithm, such as <c>CRC32</c>.</param>
    public static AwsException WrongChecksum(string algorithm) =>
        new("BadDigest", 400, $"The {algorithm} you specified did not match the calculated checksum.");

    public static AwsException InvalidHeader(string name) => Invalid($"Value for {name} header is invalid.");

    public static AwsException InvalidTrailer(string name) => Invalid($"Value for {name} trailing header is invalid.");

    public static AwsException UnknownChecksum() => Invalid("The algorithm type you specified in x-amz-checksum- header is invalid.");

    public static AwsException SeveralChecksums() => Invalid("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");

    public static AwsException HeaderAndTrailer() => Invalid("Expecting a single x-amz-checksum- header");

    public static AwsException ChecksumMissing() =>
        Invalid("x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");

    private static AwsException Invalid(string message) => new("InvalidRequest", 400, message);
}
