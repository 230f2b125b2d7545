using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Checksums of objects. A given one was compared as the bytes came in.</summary>
/// <remarks>Source: S3 User Guide, checking-object-integrity.</remarks>
internal static class Checksums
{
    /// <summary>The algorithm that is wished for; without a wish S3's own.</summary>
    public static ChecksumAlgorithm OrDefault(ChecksumAlgorithm? wished) => wished ?? ChecksumAlgorithm.Crc64Nvme;

    /// <summary>The checksum of all of an object's bytes.</summary>
    public static ObjectChecksum Of(Body body, ChecksumAlgorithm algorithm) =>
        new(algorithm, Convert.ToBase64String(body.Checksum(algorithm)), ChecksumType.FullObject);

    /// <summary>Requires that digests can be had at once: those of a large body take time, which no handler has.</summary>
    /// <exception cref="NotPreparedException">They can't.</exception>
    public static void RequireDigested(this Body body, ChecksumAlgorithm algorithm, bool md5 = true)
    {
        if (!body.IsDigested([algorithm], md5))
        {
            throw new NotPreparedException(S3Errors.OperationAborted());
        }
    }

    /// <summary>The value under the member of its algorithm; null under the others.</summary>
    public static string? Shown(this ObjectChecksum? checksum, ChecksumAlgorithm algorithm) => checksum?.Algorithm == algorithm ? checksum.Value : null;
}
