using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Checksums of objects that come in parts.</summary>
/// <remarks>Source: S3 User Guide, checking-object-integrity, "Full object and composite checksum types".</remarks>
internal static class PartChecksums
{
    /// <summary>What the checksum will be of: SHA has no way to join parts', CRC-64 no other.</summary>
    /// <exception cref="AwsError">InvalidRequest: the algorithm has no such checksum.</exception>
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

    /// <summary>The checksum of a part that the whole's follows from: that of the upload, else S3's own.</summary>
    public static ChecksumAlgorithm ForWhole(MultipartUpload upload) => Checksums.OrDefault(upload.ChecksumAlgorithm);

    /// <summary>The checksum of a part: by the upload's algorithm, else by the given one.</summary>
    /// <exception cref="AwsError">InvalidRequest: the part was checked by another.</exception>
    public static ObjectChecksum? OfPart(Body body, MultipartUpload upload, ChecksumAlgorithm? given)
    {
        if (upload.ChecksumAlgorithm is { } expected && given is { } other && other != expected)
        {
            throw S3Errors.InvalidRequest($"Checksum Type mismatch occurred, expected checksum Type: {expected.ToWire().ToLowerInvariant()}, actual checksum Type: {other.ToWire().ToLowerInvariant()}");
        }

        return (upload.ChecksumAlgorithm ?? given) is { } algorithm ? Checksums.Of(body, algorithm) : null;
    }

    /// <summary>The checksum of the whole, which follows from the parts'.</summary>
    public static ObjectChecksum OfWhole(MultipartUpload upload, Body whole, IReadOnlyList<UploadedPart> parts)
    {
        if (upload is not { ChecksumAlgorithm: { } algorithm, ChecksumType: ChecksumType.Composite })
        {
            return Checksums.Of(whole, ForWhole(upload));
        }

        var sums = Body.Of(parts.SelectMany(part => part.Body.Checksum(algorithm)).ToArray());
        return new(algorithm, $"{Convert.ToBase64String(sums.Checksum(algorithm))}-{parts.Count}", ChecksumType.Composite);
    }

    private static AwsError NotWith(string type, string algorithm) => S3Errors.InvalidRequest($"The {type} checksum type cannot be used with the {algorithm.ToLowerInvariant()} checksum algorithm.");
}
