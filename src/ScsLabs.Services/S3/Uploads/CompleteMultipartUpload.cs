using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Makes the object of its parts: all at once, or not at all.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchUpload, InvalidRequest, InvalidPart, InvalidPartOrder, EntityTooSmall, BadDigest, PreconditionFailed, MalformedXML. Source: S3 API Reference, CompleteMultipartUpload.</remarks>
[Operation<S3Api>]
public sealed record CompleteMultipartUpload(
    string Bucket,
    string Key,
    [Query("uploadId")] string UploadId,
    [Payload, Wire("CompleteMultipartUpload")] CompletedMultipartUpload? MultipartUpload = null,
    [Header("x-amz-checksum-crc32")] string? ChecksumCRC32 = null,
    [Header("x-amz-checksum-crc32c")] string? ChecksumCRC32C = null,
    [Header("x-amz-checksum-crc64nvme")] string? ChecksumCRC64NVME = null,
    [Header("x-amz-checksum-sha1")] string? ChecksumSHA1 = null,
    [Header("x-amz-checksum-sha256")] string? ChecksumSHA256 = null,
    [Header("x-amz-checksum-type")] ChecksumType? ChecksumType = null,
    [Header("x-amz-mp-object-size")] long? MpuObjectSize = null,
    [Header("If-Match"), ConditionKey("s3:if-match")] string? IfMatch = null,
    [Header("If-None-Match"), ConditionKey("s3:if-none-match")] string? IfNoneMatch = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    private const long MinPart = 5 * 1024 * 1024;
    private const int MostParts = 10_000;

    /// <summary>What was made.</summary>
    public sealed record Result(
        string Location,
        string Bucket,
        string Key,
        string ETag,
        string? ChecksumCRC32,
        string? ChecksumCRC32C,
        string? ChecksumCRC64NVME,
        string? ChecksumSHA1,
        string? ChecksumSHA256,
        ChecksumType? ChecksumType,
        [Header("x-amz-server-side-encryption")] ServerSideEncryption ServerSideEncryption,
        [Header("x-amz-version-id")] string? VersionId,
        [Header("x-amz-server-side-encryption-aws-kms-key-id")] string? SSEKMSKeyId,
        [Header("x-amz-server-side-encryption-bucket-key-enabled")] bool? BucketKeyEnabled);

    /// <summary>Asked as for writing the object at once.</summary>
    public static IEnumerable<Ask> Asks(CompleteMultipartUpload request, Call call)
    {
        yield return ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call).AskToPut(call, creates: true, CompleteMultipartUploadOperation.Conditions(request));
        if (request.IfMatch is not null)
        {
            yield return ObjectInBucket.AskToKnow(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        }
    }

    /// <summary>Computes the checksums of parts that weren't computed as they came.</summary>
    public static async Task PrepareAsync(CompleteMultipartUpload request, Call call, CancellationToken cancellationToken)
    {
        var upload = UploadInBucket.Find(S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call), request.Key, request.UploadId, call);
        foreach (var part in Parts(request.Named, upload))
        {
            await part.Body.EnsureDigestsAsync([PartChecksums.ForWhole(upload)], md5: false, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes an object of the parts.</summary>
    public static Result Handle(CompleteMultipartUpload request, Call call, Draft draft, AsCaller aws)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        var named = request.Named;
        var parts = Parts(named, upload);
        if (upload.ChecksumAlgorithm is not null)
        {
            // The parts' checksums lie encrypted with them.
            Encryptions.RequireReadable(upload.Version.Encryption, bucket, aws);
        }

        foreach (var part in parts)
        {
            // The whole's checksum follows from those of the parts.
            part.Body.RequireDigested(PartChecksums.ForWhole(upload), md5: false);
            _ = part.Body.Checksum(PartChecksums.ForWhole(upload));
        }

        var whole = Body.Join(parts.Select(part => part.Body));
        if (request.MpuObjectSize is { } size && size != whole.Length)
        {
            throw S3Errors.InvalidRequest("The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }

        Preconditions.RequireForWrite(request.IfMatch, request.IfNoneMatch, request.Key, S3Object.In(draft, bucket, request.Key));
        var checksum = PartChecksums.OfWhole(upload, whole, parts);
        RequireSame(request, checksum);
        var version = upload.Version with
        {
            VersionId = NewObjects.NewVersionId(bucket, call),
            LastModified = call.Timestamp,
            Body = whole,
            ETag = ETags.OfParts([.. parts.Select(part => part.ETag)]),
            Checksum = checksum,
            Parts = [.. named.Zip(parts, (name, part) => new ObjectPart(name.PartNumber!.Value, part.Body.Length, upload.ChecksumType == S3.ChecksumType.Composite ? part.Checksum?.Value : null))],
        };
        S3Object.Write(draft, bucket, request.Key, version);
        draft.Remove(upload);
        return new(
            $"https://{bucket.Name}.s3.{bucket.Region}.amazonaws.com/{Uri.EscapeDataString(request.Key)}",
            bucket.Name,
            request.Key,
            version.QuotedETag,
            checksum.Shown(ChecksumAlgorithm.Crc32),
            checksum.Shown(ChecksumAlgorithm.Crc32C),
            checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
            checksum.Shown(ChecksumAlgorithm.Sha1),
            checksum.Shown(ChecksumAlgorithm.Sha256),
            checksum.Type,
            version.Encryption.Algorithm,
            bucket.Shown(version),
            version.Encryption.KeyArn,
            version.Encryption.BucketKeyEnabled ? true : null);
    }

    private IReadOnlyList<CompletedPart> Named => MultipartUpload?.Parts is { Count: > 0 and <= MostParts } given ? given : throw S3Errors.MalformedXml();

    private static List<UploadedPart> Parts(IReadOnlyList<CompletedPart> named, MultipartUpload upload)
    {
        var numbers = named.Select(part => part.PartNumber ?? throw S3Errors.MalformedXml()).ToList();
        if (numbers.Zip(numbers.Skip(1)).Any(pair => pair.Second <= pair.First))
        {
            throw S3Errors.InvalidPartOrder();
        }

        var parts = new List<UploadedPart>();
        for (var i = 0; i < named.Count; i++)
        {
            var number = numbers[i];
            if (upload is { ChecksumAlgorithm: { } algorithm, ChecksumType: S3.ChecksumType.Composite } && ChecksumOf(named[i], algorithm) is null)
            {
                throw S3Errors.InvalidRequest($"The upload was created using a {algorithm.ToWire().ToLowerInvariant()} checksum. The complete request must include the checksum for each part. It was missing for part {number} in the request.");
            }

            if (!upload.Parts.TryGetValue(number, out var part) || named[i].ETag?.Trim('"') != part.ETag || (part.Checksum is { } checksum && (ChecksumOf(named[i], checksum.Algorithm) ?? checksum.Value) != checksum.Value))
            {
                throw S3Errors.InvalidPart();
            }

            if (i < named.Count - 1 && part.Body.Length < MinPart)
            {
                throw S3Errors.EntityTooSmall(part.Body.Length, number);
            }

            parts.Add(part);
        }

        return parts;
    }

    private static string? ChecksumOf(CompletedPart named, ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => named.ChecksumCRC32,
        ChecksumAlgorithm.Crc32C => named.ChecksumCRC32C,
        ChecksumAlgorithm.Crc64Nvme => named.ChecksumCRC64NVME,
        ChecksumAlgorithm.Sha1 => named.ChecksumSHA1,
        _ => named.ChecksumSHA256,
    };

    /// <summary>What the request says of the whole must be so.</summary>
    private static void RequireSame(CompleteMultipartUpload request, ObjectChecksum checksum)
    {
        var given = request.ChecksumCRC32 ?? request.ChecksumCRC32C ?? request.ChecksumCRC64NVME ?? request.ChecksumSHA1 ?? request.ChecksumSHA256;
        if (given is not null && (Checksums.Given(request.ChecksumCRC32, request.ChecksumCRC32C, request.ChecksumCRC64NVME, request.ChecksumSHA1, request.ChecksumSHA256) != checksum.Algorithm || given != checksum.Value))
        {
            throw S3Errors.BadDigest(checksum.Algorithm.ToWire());
        }

        if (request.ChecksumType is { } type && type != checksum.Type)
        {
            throw S3Errors.InvalidRequest("The upload was created using another checksum type.");
        }
    }
}

/// <summary>The parts that make the object.</summary>
public sealed record CompletedMultipartUpload([Wire("Part", Flattened = true)] IReadOnlyList<CompletedPart>? Parts = null);

/// <summary>A part, by its number and entity tag.</summary>
public sealed record CompletedPart(
    int? PartNumber = null,
    string? ETag = null,
    string? ChecksumCRC32 = null,
    string? ChecksumCRC32C = null,
    string? ChecksumCRC64NVME = null,
    string? ChecksumSHA1 = null,
    string? ChecksumSHA256 = null);
