using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>The checksum elements of a document, one for each algorithm. An object or a part has one of them at most.</summary>
public sealed record ChecksumElements
{
    public string? ChecksumCRC32 { get; init; }
    public string? ChecksumCRC32C { get; init; }
    public string? ChecksumCRC64NVME { get; init; }
    public string? ChecksumSHA1 { get; init; }
    public string? ChecksumSHA256 { get; init; }

    /// <summary>Creates the element of a checksum; none for null.</summary>
    internal static ChecksumElements Of(ObjectChecksum? checksum) => new()
    {
        ChecksumCRC32 = checksum.Shown(ChecksumAlgorithm.Crc32),
        ChecksumCRC32C = checksum.Shown(ChecksumAlgorithm.Crc32C),
        ChecksumCRC64NVME = checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
        ChecksumSHA1 = checksum.Shown(ChecksumAlgorithm.Sha1),
        ChecksumSHA256 = checksum.Shown(ChecksumAlgorithm.Sha256),
    };

    /// <summary>The value of an algorithm's element, in base64; null where it is absent.</summary>
    internal string? By(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => ChecksumCRC32,
        ChecksumAlgorithm.Crc32C => ChecksumCRC32C,
        ChecksumAlgorithm.Crc64Nvme => ChecksumCRC64NVME,
        ChecksumAlgorithm.Sha1 => ChecksumSHA1,
        _ => ChecksumSHA256,
    };
}
