using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>A multipart upload in progress.</summary>
internal sealed record MultipartUpload : IRow<MultipartUpload>
{
    /// <summary>The place of the bucket's objects.</summary>
    public required Place Place { get; init; }

    /// <summary>The key of the object.</summary>
    public required string Key { get; init; }

    /// <summary>The upload's id.</summary>
    public required string UploadId { get; init; }

    /// <summary>The time at which it was created.</summary>
    public required DateTimeOffset Initiated { get; init; }

    /// <summary>Whether there was an object of that key then.</summary>
    public bool MetObject { get; init; }

    /// <summary>The ARN of the user or role that created it.</summary>
    public required string InitiatorArn { get; init; }

    /// <summary>The version that it will create, without its bytes.</summary>
    public required ObjectVersion Version { get; init; }

    /// <summary>Whether the request gave the object's retention. Otherwise it is the bucket's default when the upload is completed.</summary>
    public bool GivesRetention { get; init; }

    /// <summary>The algorithm of its checksums; null where none was requested.</summary>
    public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>The type of the object's checksum.</summary>
    public ChecksumType? ChecksumType { get; init; }

    /// <summary>The parts that were uploaded, by number.</summary>
    public ImmutableSortedDictionary<int, UploadedPart> Parts { get; init; } = ImmutableSortedDictionary<int, UploadedPart>.Empty;

    /// <summary>The row's id: uploads are ordered by key, and those of one key by upload id.</summary>
    public string Id => IdOf(Key, UploadId);

    internal static string IdOf(string key, string uploadId) => $"{KeyOrder.IdOf(key)}\0{uploadId}";
}

/// <summary>A part of a multipart upload.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="ETag">The entity tag, without quotation marks.</param>
/// <param name="LastModified">The time at which it was uploaded.</param>
/// <param name="Checksum">The checksum; null where none was requested.</param>
internal sealed record UploadedPart(Body Body, string ETag, DateTimeOffset LastModified, ObjectChecksum? Checksum);
