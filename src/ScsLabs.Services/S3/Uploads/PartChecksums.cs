using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Checksums of multipart uploads.</summary>
/// <remarks>Source: S3 User Guide, checking-object-integrity, "Full object and composite checksum types".</remarks>
internal static class PartChecksums
{
    /// <summary>Determines the type of the object's checksum: SHA can't be combined from the parts', CRC-64/NVME is always of the full object.</summary>
    /// <exception cref="AwsException">InvalidRequest: the algorithm has no checksum of that type.</exception>
    public static ChecksumType? TypeOf(ChecksumAlgorithm? algorithm, ChecksumType? wished) => (algorithm, wished) switch
    {
        (null, null) => null,
        (null, _) => throw S3Errors.InvalidRequest("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header."),
        (ChecksumAlgorithm.Crc64Nvme, ChecksumType.Composite) => throw NotWith("COMPOSITE", "CRC64NVME"),
        (ChecksumAlgorithm.Sha1, ChecksumType.FullObject) => throw NotWith("FULL_OBJECT", "SHA1"),
        (ChecksumAlgorithm.Sha256, ChecksumType.FullObject) => throw NotWith("FULL_OBJECT", "SHA256"),
        (ChecksumAlgorithm.Crc64Nvme, _) => ChecksumType.FullObject,
        _ => wished ?? ChecksumType.Composite,
    };

    /// <summary>The algorithm of the parts' checksums that the object's is computed from: the upload's, else S3's default.</summary>
    public static ChecksumAlgorithm ForWhole(MultipartUpload upload) => Checksums.OrDefault(upload.ChecksumAlgorithm);

    /// <summary>Computes the checksum of a part, by the upload's algorithm or else the request's.</summary>
    /// <exception cref="AwsException">InvalidRequest: the request has a checksum by another algorithm than the upload's.</exception>
    public static ObjectChecksum? OfPart(Body body, MultipartUpload upload, ChecksumAlgorithm? given)
    {
        if (upload.ChecksumAlgorithm is { } expected && given is { } other && other != expected)
        {
            throw S3Errors.InvalidRequest($"Checksum Type mismatch occurred, expected checksum Type: {expected.ToWire().ToLowerInvariant()}, actual checksum Type: {other.ToWire().ToLowerInvariant()}");
        }

        return (upload.ChecksumAlgorithm ?? given) is { } algorithm ? Checksums.Of(body, algorithm) : null;
    }

    /// <summary>Computes the checksum of the object from those of its parts.</summary>
    public static ObjectChecksum OfWhole(MultipartUpload upload, Body whole, IReadOnlyList<UploadedPart> parts)
    {
        if (upload is not { ChecksumAlgorithm: { } algorithm, ChecksumType: ChecksumType.Composite })
        {
            return Checksums.Of(whole, ForWhole(upload));
        }

        var sums = Body.Of(parts.SelectMany(part => part.Body.Checksum(algorithm)).ToArray());
        return new(algorithm, $"{Convert.ToBase64String(sums.Checksum(algorithm))}-{parts.Count}", ChecksumType.Composite);
    }

    private static AwsException NotWith(string type, string algorithm) => S3Errors.InvalidRequest($"The {type} checksum type cannot be used with the {algorithm.ToLowerInvariant()} checksum algorithm.");
}
