using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Reads the requested attributes of an object.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidArgument and KMS's. Source: S3 API Reference, GetObjectAttributes.</remarks>
[Operation<S3Api>]
public sealed record GetObjectAttributes(string Bucket, string Key, [Header("x-amz-object-attributes")] IReadOnlyList<ObjectAttribute> ObjectAttributes)
{
    [Query("versionId")] public string? VersionId { get; init; }
    [Header("x-amz-max-parts")] public int? MaxParts { get; init; }
    [Header("x-amz-part-number-marker")] public int? PartNumberMarker { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>The requested attributes.</summary>
    public sealed record Result
    {
        [Header("Last-Modified")] public required DateTimeOffset LastModified { get; init; }
        [Header("x-amz-version-id")] public required string? VersionId { get; init; }
        public string? ETag { get; init; }
        public Checksum? Checksum { get; init; }
        public GetObjectAttributesParts? ObjectParts { get; init; }
        public StorageClass? StorageClass { get; init; }
        public long? ObjectSize { get; init; }
    }

    /// <summary>Asks on the object or its version: to read it and to read its attributes.</summary>
    internal static IEnumerable<Ask> Asks(GetObjectAttributes request, Call call)
    {
        var target = request.Target(call);
        yield return target.AskVersioned("s3:GetObject", "s3:GetObjectVersion", call);
        yield return target.AskVersioned("s3:GetObjectAttributes", "s3:GetObjectVersionAttributes", call);
    }

    /// <summary>Reads the attributes.</summary>
    internal static Result Handle(GetObjectAttributes request, Call call, AsCaller aws)
    {
        var target = request.Target(call);
        var version = target.OrNotFound(call);
        Encryptions.RequireReadable(version.Encryption, target.Bucket, aws);
        return new()
        {
            LastModified = version.LastModified,
            VersionId = target.Bucket.Shown(version),
            ETag = Wants(ObjectAttribute.ETag) ? version.ETag : null,
            Checksum = Wants(ObjectAttribute.Checksum) && version.Checksum is { } checksum ? new(ChecksumElements.Of(checksum), checksum.Type) : null,
            ObjectParts = Wants(ObjectAttribute.ObjectParts) && !version.Parts.IsEmpty ? PartsOf(request, version) : null,
            StorageClass = Wants(ObjectAttribute.StorageClass) ? version.StorageClass ?? S3.StorageClass.Standard : null,
            ObjectSize = Wants(ObjectAttribute.ObjectSize) ? version.Body.Length : null,
        };

        bool Wants(ObjectAttribute attribute) => request.ObjectAttributes.Contains(attribute);
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);

    private static GetObjectAttributesParts PartsOf(GetObjectAttributes request, ObjectVersion version)
    {
        var after = request.PartNumberMarker ?? 0;
        var size = PageSize.Of(request.MaxParts, "x-amz-max-parts");
        var left = version.Parts.Where(part => part.PartNumber > after).ToList();
        var page = left.Take(size).ToList();

        // Parts are listed where they have checksums of their own.
        var areTold = version.Checksum?.Type == ChecksumType.Composite;
        return new()
        {
            TotalPartsCount = version.Parts.Count,
            PartNumberMarker = after,
            NextPartNumberMarker = page.Count > 0 ? page[^1].PartNumber : 0,
            MaxParts = size,
            IsTruncated = page.Count < left.Count,
            Parts = areTold ? [.. page.Select(part => ObjectPartView.Of(part, version.Checksum!.Algorithm))] : null,
        };
    }
}

/// <summary>An attribute that can be requested.</summary>
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

/// <summary>The checksum of an object.</summary>
public sealed record Checksum([Spread] ChecksumElements Value, ChecksumType? ChecksumType);

/// <summary>A page of the parts of an object.</summary>
public sealed record GetObjectAttributesParts
{
    [Wire("PartsCount")] public int? TotalPartsCount { get; init; }
    public int? PartNumberMarker { get; init; }
    public int? NextPartNumberMarker { get; init; }
    public int? MaxParts { get; init; }
    public bool? IsTruncated { get; init; }
    [Wire("Part", Flattened = true)] public IReadOnlyList<ObjectPartView>? Parts { get; init; }
}

/// <summary>A part of an object, as lists have it.</summary>
public sealed record ObjectPartView(int PartNumber, long Size, [Spread] ChecksumElements Checksum)
{
    internal static ObjectPartView Of(ObjectPart part, ChecksumAlgorithm algorithm) =>
        new(part.PartNumber, part.Size, ChecksumElements.Of(part.Checksum is { } value ? new(algorithm, value, ChecksumType.FullObject) : null));
}
