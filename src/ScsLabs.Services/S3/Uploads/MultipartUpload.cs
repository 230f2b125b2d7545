using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>An object on its way in parts.</summary>
public sealed record MultipartUpload : IRow<MultipartUpload>
{
    /// <summary>Where the bucket's objects live.</summary>
    public required Place Place { get; init; }

    /// <summary>The key that it will be.</summary>
    public required string Key { get; init; }

    /// <summary>Its id.</summary>
    public required string UploadId { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Initiated { get; init; }

    /// <summary>Who began it.</summary>
    public required string InitiatorArn { get; init; }

    /// <summary>The version that it will be, without its bytes.</summary>
    public required ObjectVersion Version { get; init; }

    /// <summary>The algorithm of its checksums; null where none was wished for.</summary>
    public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>What the checksum will be of.</summary>
    public ChecksumType? ChecksumType { get; init; }

    /// <summary>The parts so far.</summary>
    public ImmutableSortedDictionary<int, UploadedPart> Parts { get; init; } = ImmutableSortedDictionary<int, UploadedPart>.Empty;

    /// <summary>By key; those of one key in no order that means anything.</summary>
    public string Id => IdOf(Key, UploadId);

    internal static string IdOf(string key, string uploadId) => $"{KeyOrder.IdOf(key)}\0{uploadId}";
}

/// <summary>A part of an object on its way.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ETag">Its entity tag, without quotation marks.</param>
/// <param name="LastModified">When it came.</param>
/// <param name="Checksum">Its checksum.</param>
public sealed record UploadedPart(Body Body, string ETag, DateTimeOffset LastModified, ObjectChecksum? Checksum);
