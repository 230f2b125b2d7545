using ScsLabs.Model.Declarations;

namespace ScsLabs.Model.Bodies;

/// <summary>The checksums that S3 knows of an object's bytes.</summary>
/// <remarks>Source: S3 User Guide, "Checking object integrity".</remarks>
public enum ChecksumAlgorithm
{
    /// <summary>CRC-32/ISO-HDLC, 4 bytes.</summary>
    [Wire("CRC32")]
    Crc32,

    /// <summary>CRC-32/ISCSI, 4 bytes.</summary>
    [Wire("CRC32C")]
    Crc32C,

    /// <summary>CRC-64/NVME, 8 bytes: what S3 computes where a client asks for none.</summary>
    [Wire("CRC64NVME")]
    Crc64Nvme,

    /// <summary>SHA-1, 20 bytes.</summary>
    [Wire("SHA1")]
    Sha1,

    /// <summary>SHA-256, 32 bytes.</summary>
    [Wire("SHA256")]
    Sha256,
}
