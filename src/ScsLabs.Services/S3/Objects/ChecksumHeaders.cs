using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>The checksum headers, one for each algorithm. A request or an answer has one of them at most.</summary>
public sealed record ChecksumHeaders
{
    [Header("x-amz-checksum-crc32")] public string? ChecksumCRC32 { get; init; }
    [Header("x-amz-checksum-crc32c")] public string? ChecksumCRC32C { get; init; }
    [Header("x-amz-checksum-crc64nvme")] public string? ChecksumCRC64NVME { get; init; }
    [Header("x-amz-checksum-sha1")] public string? ChecksumSHA1 { get; init; }
    [Header("x-amz-checksum-sha256")] public string? ChecksumSHA256 { get; init; }

    /// <summary>The algorithm of the header that is present; null for none.</summary>
    internal ChecksumAlgorithm? Algorithm =>
        ChecksumCRC32 is not null ? ChecksumAlgorithm.Crc32
        : ChecksumCRC32C is not null ? ChecksumAlgorithm.Crc32C
        : ChecksumCRC64NVME is not null ? ChecksumAlgorithm.Crc64Nvme
        : ChecksumSHA1 is not null ? ChecksumAlgorithm.Sha1
        : ChecksumSHA256 is not null ? ChecksumAlgorithm.Sha256
        : null;

    /// <summary>The value of the header that is present, in base64; null for none.</summary>
    internal string? Value => ChecksumCRC32 ?? ChecksumCRC32C ?? ChecksumCRC64NVME ?? ChecksumSHA1 ?? ChecksumSHA256;

    /// <summary>Creates the header of a checksum; none for null.</summary>
    internal static ChecksumHeaders Of(ObjectChecksum? checksum) => new()
    {
        ChecksumCRC32 = checksum.Shown(ChecksumAlgorithm.Crc32),
        ChecksumCRC32C = checksum.Shown(ChecksumAlgorithm.Crc32C),
        ChecksumCRC64NVME = checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
        ChecksumSHA1 = checksum.Shown(ChecksumAlgorithm.Sha1),
        ChecksumSHA256 = checksum.Shown(ChecksumAlgorithm.Sha256),
    };
}
