using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Checksums of objects. Those that requests give were compared while the bytes were received.</summary>
/// <remarks>Source: S3 User Guide, checking-object-integrity.</remarks>
internal static class Checksums
{
    /// <summary>The requested algorithm, else S3's default, CRC-64/NVME.</summary>
    public static ChecksumAlgorithm OrDefault(ChecksumAlgorithm? wished) => wished ?? ChecksumAlgorithm.Crc64Nvme;

    /// <summary>Computes the checksum of the full object.</summary>
    public static ObjectChecksum Of(Body body, ChecksumAlgorithm algorithm) =>
        new(algorithm, Convert.ToBase64String(body.Checksum(algorithm)), ChecksumType.FullObject);

    /// <summary>Throws unless the digests are known or quick to compute: those of a large body take time, which no handler has.</summary>
    /// <exception cref="NotPreparedException">They must be computed first.</exception>
    public static void RequireDigested(this Body body, ChecksumAlgorithm algorithm, bool md5 = true)
    {
        if (!body.IsDigested([algorithm], md5))
        {
            throw new NotPreparedException(S3Errors.OperationAborted());
        }
    }

    /// <summary>The value, if the checksum is by this algorithm; else null.</summary>
    public static string? Shown(this ObjectChecksum? checksum, ChecksumAlgorithm algorithm) => checksum?.Algorithm == algorithm ? checksum.Value : null;
}
