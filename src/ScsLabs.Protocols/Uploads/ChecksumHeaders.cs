using ScsLabs.Model;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols.Uploads;

/// <summary>The headers <c>x-amz-checksum-</c>, each followed by the algorithm's name.</summary>
internal static class ChecksumHeaders
{
    public const string Prefix = "x-amz-checksum-";

    private static readonly (ChecksumAlgorithm Algorithm, string Name)[] All =
    [
        (ChecksumAlgorithm.Crc32, "CRC32"),
        (ChecksumAlgorithm.Crc32C, "CRC32C"),
        (ChecksumAlgorithm.Crc64Nvme, "CRC64NVME"),
        (ChecksumAlgorithm.Sha1, "SHA1"),
        (ChecksumAlgorithm.Sha256, "SHA256"),
    ];

    private static readonly string[] NotEmulated = ["MD5", "SHA512", "XXHASH3", "XXHASH64", "XXHASH128"];
    private static readonly string[] Others = ["algorithm", "mode", "type"];

    /// <summary>AWS's name of the algorithm, such as <c>CRC32</c>.</summary>
    public static string NameOf(ChecksumAlgorithm algorithm) => Array.Find(All, one => one.Algorithm == algorithm).Name;

    /// <summary>The algorithm's header, such as <c>x-amz-checksum-crc32</c>.</summary>
    public static string HeaderOf(ChecksumAlgorithm algorithm) => Prefix + NameOf(algorithm).ToLowerInvariant();

    /// <summary>Finds an algorithm by AWS's name, ignoring case; null where AWS has none of that name.</summary>
    /// <remarks>Errors: NotImplemented, for algorithms that AWS has and this emulator doesn't.</remarks>
    public static ChecksumAlgorithm? Named(string name)
    {
        foreach (var (algorithm, known) in All)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return algorithm;
            }
        }

        return Array.Find(NotEmulated, other => name.Equals(other, StringComparison.OrdinalIgnoreCase)) is { } other
            ? throw AwsException.NotEmulated($"the checksum algorithm {other}")
            : null;
    }

    /// <summary>Finds the algorithm of a header for which <see cref="HoldsChecksum"/> is true; null where AWS has none.</summary>
    /// <remarks>Errors: NotImplemented.</remarks>
    public static ChecksumAlgorithm? In(string header) => Named(header[Prefix.Length..]);

    /// <summary>Whether the header's value is a checksum, unlike <c>x-amz-checksum-type</c> and similar headers.</summary>
    public static bool HoldsChecksum(string header) =>
        header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(Others, other => header.AsSpan(Prefix.Length).Equals(other, StringComparison.OrdinalIgnoreCase));
}
