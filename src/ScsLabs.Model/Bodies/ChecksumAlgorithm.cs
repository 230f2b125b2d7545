using ScsLabs.Model.Declarations;

namespace ScsLabs.Model.Bodies;

/// <summary>The checksum algorithms that S3 supports for objects.</summary>
/// <remarks>Source: S3 User Guide, "Checking object integrity".</remarks>
[NotEmulated("SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
public enum ChecksumAlgorithm
{
    /// <summary>CRC-32/ISO-HDLC, 4 bytes.</summary>
    [Wire("CRC32")]
    Crc32,

    /// <summary>CRC-32/ISCSI, 4 bytes.</summary>
    [Wire("CRC32C")]
    Crc32C,

    /// <summary>CRC-64/NVME, 8 bytes: the one that S3 computes if the client requests none.</summary>
    [Wire("CRC64NVME")]
    Crc64Nvme,

    /// <summary>SHA-1, 20 bytes.</summary>
    [Wire("SHA1")]
    Sha1,

    /// <summary>SHA-256, 32 bytes.</summary>
    [Wire("SHA256")]
    Sha256,
}
