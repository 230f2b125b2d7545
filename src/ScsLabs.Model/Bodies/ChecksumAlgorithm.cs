using ScsLabs.Model.Declarations;

namespace ScsLabs.Model.Bodies;

/// <summary>The checksums that S3 makes and compares.</summary>
/// <remarks>Source: S3 User Guide, checking-object-integrity.</remarks>
public enum ChecksumAlgorithm
{
    /// <summary>CRC-32, as in zip.</summary>
    [Wire("CRC32")]
    Crc32,

    /// <summary>CRC-32C (Castagnoli), as in iSCSI.</summary>
    [Wire("CRC32C")]
    Crc32C,

    /// <summary>CRC-64/NVME.</summary>
    [Wire("CRC64NVME")]
    Crc64Nvme,

    /// <summary>SHA-1.</summary>
    [Wire("SHA1")]
    Sha1,

    /// <summary>SHA-256.</summary>
    [Wire("SHA256")]
    Sha256,
}
