using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>What is known of an object, as far as the request wants to know.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidArgument and KMS's. Source: S3 API Reference, GetObjectAttributes.</remarks>
[Operation<S3Api>]
public sealed record GetObjectAttributes(
    string Bucket,
    string Key,
    [Header("x-amz-object-attributes")] IReadOnlyList<ObjectAttribute> ObjectAttributes,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-max-parts")] int? MaxParts = null,
    [Header("x-amz-part-number-marker")] int? PartNumberMarker = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The attributes that were asked for.</summary>
    public sealed record Result(
        [Header("Last-Modified")] DateTimeOffset LastModified,
        [Header("x-amz-version-id")] string? VersionId,
        string? ETag,
        Checksum? Checksum,
        GetObjectAttributesParts? ObjectParts,
        StorageClass? StorageClass,
        long? ObjectSize);

    /// <summary>The object's owner decides; asked as for reading it, and for its attributes.</summary>
    public static IEnumerable<Ask> Asks(GetObjectAttributes request, Call call)
    {
        var target = request.Target(call);
        yield return target.AskVersioned("s3:GetObject", "s3:GetObjectVersion", call);
        yield return target.AskVersioned("s3:GetObjectAttributes", "s3:GetObjectVersionAttributes", call);
    }

    /// <summary>Tells them.</summary>
    public static Result Handle(GetObjectAttributes request, Call call, AsCaller aws)
    {
        var target = request.Target(call);
        var version = target.OrNotFound(call);
        Encryptions.RequireReadable(version.Encryption, target.Bucket, aws);
        return new(
            version.LastModified,
            target.Bucket.Shown(version),
            Wants(ObjectAttribute.ETag) ? version.ETag : null,
            Wants(ObjectAttribute.Checksum) && version.Checksum is { } checksum ? S3.Checksum.Of(checksum) : null,
            Wants(ObjectAttribute.ObjectParts) && !version.Parts.IsEmpty ? PartsOf(request, version) : null,
            Wants(ObjectAttribute.StorageClass) ? version.StorageClass ?? S3.StorageClass.Standard : null,
            Wants(ObjectAttribute.ObjectSize) ? version.Body.Length : null);

        bool Wants(ObjectAttribute attribute) => request.ObjectAttributes.Contains(attribute);
    }

    private ObjectInBucket Target(Call call) => ObjectInBucket.Read(Bucket, Key, VersionId, ExpectedBucketOwner, call);

    private static GetObjectAttributesParts PartsOf(GetObjectAttributes request, ObjectVersion version)
    {
        var after = request.PartNumberMarker ?? 0;
        var size = PageSize.Of(request.MaxParts, "x-amz-max-parts");
        var left = version.Parts.Where(part => part.PartNumber > after).ToList();
        var page = left.Take(size).ToList();

        // Parts are told one by one where they have checksums of their own.
        var areTold = version.Checksum?.Type == ChecksumType.Composite;
        return new(
            version.Parts.Count,
            after,
            page.Count > 0 ? page[^1].PartNumber : 0,
            size,
            page.Count < left.Count,
            areTold ? [.. page.Select(part => S3.ObjectPartView.Of(part, version.Checksum!.Algorithm))] : null);
    }
}

/// <summary>What can be asked for.</summary>
public enum ObjectAttribute
{
    /// <summary>The entity tag.</summary>
    ETag,

    /// <summary>The checksum.</summary>
    Checksum,

    /// <summary>The parts.</summary>
    ObjectParts,

    /// <summary>The storage class.</summary>
    StorageClass,

    /// <summary>The size in bytes.</summary>
    ObjectSize,
}

/// <summary>An object's checksum, under its algorithm's name.</summary>
public sealed record Checksum(
    string? ChecksumCRC32,
    string? ChecksumCRC32C,
    string? ChecksumCRC64NVME,
    string? ChecksumSHA1,
    string? ChecksumSHA256,
    ChecksumType? ChecksumType)
{
    internal static Checksum Of(ObjectChecksum checksum) => new(
        checksum.Shown(ChecksumAlgorithm.Crc32),
        checksum.Shown(ChecksumAlgorithm.Crc32C),
        checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
        checksum.Shown(ChecksumAlgorithm.Sha1),
        checksum.Shown(ChecksumAlgorithm.Sha256),
        checksum.Type);
}

/// <summary>A page of an object's parts.</summary>
public sealed record GetObjectAttributesParts(
    [Wire("PartsCount")] int? TotalPartsCount,
    int? PartNumberMarker,
    int? NextPartNumberMarker,
    int? MaxParts,
    bool? IsTruncated,
    [Wire("Part", Flattened = true)] IReadOnlyList<ObjectPartView>? Parts);

/// <summary>A part.</summary>
public sealed record ObjectPartView(
    int PartNumber,
    long Size,
    string? ChecksumCRC32,
    string? ChecksumCRC32C,
    string? ChecksumCRC64NVME,
    string? ChecksumSHA1,
    string? ChecksumSHA256)
{
    internal static ObjectPartView Of(ObjectPart part, ChecksumAlgorithm algorithm)
    {
        var checksum = part.Checksum is { } value ? new ObjectChecksum(algorithm, value, ChecksumType.FullObject) : null;
        return new(
            part.PartNumber,
            part.Size,
            checksum.Shown(ChecksumAlgorithm.Crc32),
            checksum.Shown(ChecksumAlgorithm.Crc32C),
            checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
            checksum.Shown(ChecksumAlgorithm.Sha1),
            checksum.Shown(ChecksumAlgorithm.Sha256));
    }
}
