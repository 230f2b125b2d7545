using System.Text;

namespace ScsLabs.Protocols.Uploads;

/// <summary>The lines after the last chunk, up to an empty one or the end of the body.</summary>
internal static class Trailer
{
    private const int MaxLines = 16;
    private const int MaxLineLength = 1024;
    private const string SignatureName = "x-amz-trailer-signature";

    /// <summary>Reads the value of the one header that the request announced; null where it announced none.</summary>
    /// <param name="source">The encoded body.</param>
    /// <param name="announced">The header's name, in lower case.</param>
    /// <param name="isSigned">Whether the trailer carries a signature.</param>
    /// <param name="signatures">Verifies the signature; null where the caller's secret isn't checked.</param>
    /// <remarks>The last of repeated lines counts, as in AWS. Errors: MalformedTrailerError, IncompleteBody; SignatureException (BadSignature).</remarks>
    public static async Task<string?> ReadAsync(ByteSource source, string? announced, bool isSigned, ChunkSignatures? signatures)
    {
        string? value = null, signature = null;
        var lines = new StringBuilder();
        for (var count = 0; await source.TakeLineAsync(MaxLineLength).ConfigureAwait(false) is { Length: > 0 } line; count++)
        {
            var (name, text) = Split(Encoding.Latin1.GetString(line.Span));
            if (count == MaxLines || signature is not null)
            {
                throw UploadErrors.MalformedTrailer();
            }

            if (isSigned && name == SignatureName)
            {
                signature = text;
                continue;
            }

            if (name != announced)
            {
                throw UploadErrors.MalformedTrailer();
            }

            value = text;
            lines.Append(name).Append(':').Append(text).Append('\n');
        }

        if (isSigned)
        {
            if (signature is null || announced is null)
            {
                throw UploadErrors.Incomplete();
            }

            signatures?.CheckTrailer(lines.ToString(), signature);
        }

        return value is null && announced is not null ? throw UploadErrors.MalformedTrailer() : value;
    }

    private static (string Name, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || line.Any(char.IsControl)
            ? throw UploadErrors.MalformedTrailer()
            : (line[..colon].Trim(' ').ToLowerInvariant(), line[(colon + 1)..].Trim(' '));
    }
}
