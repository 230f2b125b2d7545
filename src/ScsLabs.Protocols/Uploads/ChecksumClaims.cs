using System.Security.Cryptography;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols.Uploads;

/// <summary>What a request says its body's digests are.</summary>
/// <param name="Md5">The MD5; null where the request doesn't say.</param>
/// <param name="Algorithm">The checksum's algorithm; null where the request names none.</param>
/// <param name="Value">The checksum in base64; null where it comes after the body.</param>
internal sealed record ChecksumClaims(byte[]? Md5, ChecksumAlgorithm? Algorithm, string? Value)
{
    private const string Prefix = "x-amz-checksum-";

    private static readonly (string Header, string Name, ChecksumAlgorithm Algorithm, int Size)[] Known =
    [
        (Prefix + "crc32", "CRC32", ChecksumAlgorithm.Crc32, 4),
        (Prefix + "crc32c", "CRC32C", ChecksumAlgorithm.Crc32C, 4),
        (Prefix + "crc64nvme", "CRC64NVME", ChecksumAlgorithm.Crc64Nvme, 8),
        (Prefix + "sha1", "SHA1", ChecksumAlgorithm.Sha1, 20),
        (Prefix + "sha256", "SHA256", ChecksumAlgorithm.Sha256, 32),
    ];

    /// <summary>Reads the claims.</summary>
    /// <remarks>Errors: AwsError (InvalidDigest, InvalidRequest).</remarks>
    public static ChecksumClaims Of(HeaderLines headers, IReadOnlyList<string> trailerNames)
    {
        byte[]? md5 = null;
        if (headers["Content-MD5"] is { } given)
        {
            md5 = Decoded(given, MD5.HashSizeInBytes) ?? throw UploadErrors.InvalidDigest();
        }

        var found = Known.Where(known => headers[known.Header] is not null || trailerNames.Contains(known.Header, StringComparer.OrdinalIgnoreCase)).ToList();
        if (found.Count > 1)
        {
            throw UploadErrors.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }

        var wished = headers["x-amz-sdk-checksum-algorithm"];
        if (found.Count == 0)
        {
            return new(md5, null, null);
        }

        var (header, name, algorithm, size) = found[0];
        if (wished is not null && !wished.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            throw UploadErrors.InvalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
        }

        var value = headers[header];
        if (value is not null && Decoded(value, size) is null)
        {
            throw UploadErrors.InvalidRequest($"Value for {header} header is invalid.");
        }

        return new(md5, algorithm, value);
    }

    /// <summary>Returns if the body is what the request said.</summary>
    /// <remarks>Errors: AwsError (BadDigest, InvalidRequest).</remarks>
    public void Compare(Body body, IReadOnlyList<KeyValuePair<string, string>> trailers)
    {
        if (Md5 is not null && !body.Md5.AsSpan().SequenceEqual(Md5))
        {
            throw UploadErrors.BadDigest("Content-MD5");
        }

        if (Algorithm is not { } algorithm)
        {
            return;
        }

        var known = Array.Find(Known, known => known.Algorithm == algorithm);
        var claim = Decoded(Value ?? trailers.FirstOrDefault(trailer => trailer.Key == known.Header).Value ?? "", known.Size)
            ?? throw UploadErrors.InvalidRequest($"Value for {known.Header} trailing header is invalid.");
        if (!body.Checksum(algorithm).AsSpan().SequenceEqual(claim))
        {
            throw UploadErrors.BadDigest(known.Name);
        }
    }

    private static byte[]? Decoded(string base64, int size)
    {
        var bytes = new byte[size];
        return base64.Length == (size + 2) / 3 * 4 && Convert.TryFromBase64String(base64, bytes, out var written) && written == size ? bytes : null;
    }
}
