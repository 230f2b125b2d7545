using System.Globalization;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Uploads;

/// <summary>How a body is sent: as it is, or in chunks, each signed or not, with headers after the last or not.</summary>
/// <remarks>Source: S3 API Reference, sigv4-streaming and sigv4-streaming-trailers.</remarks>
/// <param name="IsChunked">Whether it is sent in chunks.</param>
/// <param name="IsSigned">Whether each chunk is signed.</param>
/// <param name="HasTrailer">Whether headers come after the last chunk.</param>
/// <param name="DecodedLength">How many bytes it has without the chunks' heads; null for a plain one.</param>
/// <param name="TrailerNames">The headers that will come after the last chunk.</param>
internal sealed record Wrapping(bool IsChunked, bool IsSigned, bool HasTrailer, long? DecodedLength, IReadOnlyList<string> TrailerNames)
{
    private static readonly Wrapping Plain = new(false, false, false, null, []);

    /// <summary>What a request's headers say.</summary>
    /// <remarks>Errors: SignatureProblem (Unsupported), AwsError (MissingContentLength, InvalidRequest).</remarks>
    public static Wrapping Of(HttpCall call)
    {
        var kind = call.Headers["X-Amz-Content-SHA256"];
        if (kind?.StartsWith("STREAMING-", StringComparison.Ordinal) != true)
        {
            return call.Headers["Content-Encoding"]?.Split(',', StringSplitOptions.TrimEntries).Contains("aws-chunked", StringComparer.OrdinalIgnoreCase) == true
                ? throw UploadErrors.InvalidRequest("The Content-Encoding aws-chunked needs an x-amz-content-sha256 that begins with STREAMING-.")
                : Plain;
        }

        var (isSigned, hasTrailer) = kind switch
        {
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => (true, false),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => (true, true),
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => (false, true),
            _ => throw new SignatureProblem(SignatureFault.Unsupported, "A header you provided implies functionality that is not implemented."),
        };
        var names = call.Headers["X-Amz-Trailer"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return long.TryParse(call.Headers["X-Amz-Decoded-Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new(true, isSigned, hasTrailer, length, names)
            : throw UploadErrors.MissingContentLength();
    }
}
