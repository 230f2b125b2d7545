using System.Globalization;
using ScsLabs.Model;

namespace ScsLabs.Protocols.Uploads;

/// <summary>What S3 answers to bodies that aren't what their request says.</summary>
/// <remarks>Source: S3 API Reference, "Error responses"; S3 User Guide, checking-object-integrity.</remarks>
internal static class UploadErrors
{
    public static AwsError BadDigest(string what) => new("BadDigest", 400, $"The {what} you specified did not match {(what == "Content-MD5" ? "what we received" : "the calculated checksum")}.");

    public static AwsError InvalidDigest() => new("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");

    public static AwsError IncompleteBody() => new("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header");

    public static AwsError InvalidChunkSize() => new("InvalidChunkSizeError", 403, "Only the last chunk is allowed to have a size less than 8192 bytes");

    public static AwsError InvalidRequest(string text) => new("InvalidRequest", 400, text);

    public static AwsError MalformedTrailer() => new("MalformedTrailerError", 400, "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    public static AwsError MissingContentLength() => new("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");

    public static AwsError TooLarge(long bound) => new("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size") { Details = [new("MaxSizeAllowed", bound.ToString(CultureInfo.InvariantCulture))] };
}
