using ScsLabs.Model.Bodies;
using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Completes a multipart upload: creates the object from its parts. Again with the same parts it answers as before.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchUpload, InvalidRequest, InvalidPart, InvalidPartOrder, EntityTooSmall, BadDigest, PreconditionFailed, MalformedXML. Source: S3 API Reference, CompleteMultipartUpload.</remarks>
[Operation<S3Api>]
public sealed record CompleteMultipartUpload(string Bucket, string Key, [Query("uploadId")] string UploadId)
{
    private const long MinPart = 5 * 1024 * 1024;
    private const int MostParts = 10_000;

    [Payload, Wire("CompleteMultipartUpload")] public CompletedMultipartUpload? MultipartUpload { get; init; }
    [Spread] public ChecksumHeaders Checksum { get; init; } = new();
    [Header("x-amz-checksum-type")] public ChecksumType? ChecksumType { get; init; }
    [Header("x-amz-mp-object-size")] public long? MpuObjectSize { get; init; }
    [Header("If-Match"), ConditionKey("s3:if-match")] public string? IfMatch { get; init; }
    [Header("If-None-Match"), ConditionKey("s3:if-none-match")] public string? IfNoneMatch { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>The object that was created.</summary>
    public sealed record Result
    {
        public required string Location { get; init; }
        public required string Bucket { get; init; }
        public required string Key { get; init; }
        public required string ETag { get; init; }
        [Spread] public required ChecksumElements Checksum { get; init; }
        public required ChecksumType? ChecksumType { get; init; }
        [Spread] public required EncryptionHeaders Encryption { get; init; }
        [Header("x-amz-version-id")] public required string? VersionId { get; init; }
        [Header("x-amz-expiration")] public string? Expiration { get; init; }
    }

    /// <summary>Asks to write the object, and to read it where If-Match is given.</summary>
    internal static IEnumerable<Ask> Asks(CompleteMultipartUpload request, Call call)
    {
        yield return KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call).AskToPut(call, creates: true, CompleteMultipartUploadOperation.Conditions(request));
        if (request.IfMatch is not null)
        {
            yield return VersionInBucket.AskToKnow(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        }
    }

    /// <summary>Computes those checksums of parts that weren't computed as they were received.</summary>
    internal static async Task PrepareAsync(CompleteMultipartUpload request, Call call, CancellationToken cancellationToken)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        if (FinishedUpload.Find(bucket, request.Key, request.UploadId, request.Named, call.View) is not null)
        {
            return;
        }

        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        foreach (var part in Parts(request.Named, upload))
        {
            await part.Body.EnsureDigestsAsync([PartChecksums.ForWhole(upload)], md5: false, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Creates the object.</summary>
    internal static Result Handle(CompleteMultipartUpload request, Call call, Draft draft, AsCaller aws)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var named = request.Named;
        if (FinishedUpload.Find(bucket, request.Key, request.UploadId, named, draft) is { } finished)
        {
            return finished.Answer;
        }

        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        var parts = Parts(named, upload);
        if (upload.ChecksumAlgorithm is not null)
        {
            // The checksums of the parts are encrypted with them.
            Encryptions.RequireReadable(upload.Version.Encryption, bucket, aws);
        }

        foreach (var part in parts)
        {
            // The checksum of the object is computed from those of the parts.
            part.Body.RequireDigested(PartChecksums.ForWhole(upload), md5: false);
            _ = part.Body.Checksum(PartChecksums.ForWhole(upload));
        }

        var whole = Body.Join(parts.Select(part => part.Body));
        if (request.MpuObjectSize is { } size && size != whole.Length)
        {
            throw S3Errors.InvalidRequest("The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }

        Preconditions.RequireForUpload(request.IfMatch, request.IfNoneMatch, upload, S3Object.In(draft, bucket, request.Key));
        var checksum = PartChecksums.OfWhole(upload, whole, parts);
        RequireSame(request, checksum);
        var version = upload.Version with
        {
            VersionId = NewObjects.NewVersionId(bucket, call),
            LastModified = call.Timestamp,
            Retention = upload.GivesRetention ? upload.Version.Retention : bucket.ObjectLock?.Rule?.DefaultRetention?.From(call.Timestamp),
            Body = whole,
            ETag = ETags.OfParts([.. parts.Select(part => part.ETag)]),
            Checksum = checksum,
            Parts = [.. named.Zip(parts, (name, part) => new ObjectPart(name.PartNumber!.Value, part.Body.Length, upload.ChecksumType == S3.ChecksumType.Composite ? part.Checksum?.Value : null))],
        };
        S3Object.Write(draft, bucket, request.Key, version);
        ObjectEvents.Created(new(bucket, request.Key, version), "CompleteMultipartUpload", call, draft);
        var answer = new Result
        {
            Location = $"https://{bucket.Name}.s3.{bucket.Region}.amazonaws.com/{Uri.EscapeDataString(request.Key)}",
            Bucket = bucket.Name,
            Key = request.Key,
            ETag = version.QuotedETag,
            Checksum = ChecksumElements.Of(checksum),
            ChecksumType = checksum.Type,
            Encryption = EncryptionHeaders.Of(version.Encryption),
            VersionId = bucket.Shown(version),
            Expiration = LifecycleExpiry.Shown(bucket, request.Key, version, draft),
        };
        draft.Remove(upload);
        draft.Put(new FinishedUpload { Place = upload.Place, Id = upload.Id, CompletedAt = call.Timestamp, PartsDigest = FinishedUpload.DigestOf(named), Answer = answer });
        return answer;
    }

    private IReadOnlyList<CompletedPart> Named => MultipartUpload?.Parts is { Count: > 0 and <= MostParts } given ? given : throw S3Errors.MalformedXml();

    private static List<UploadedPart> Parts(IReadOnlyList<CompletedPart> named, MultipartUpload upload)
    {
        var numbers = named.Select(part => part.PartNumber ?? throw S3Errors.MalformedXml()).ToList();
        if (numbers.Zip(numbers.Skip(1)).Any(pair => pair.Second <= pair.First))
        {
            throw PartErrors.InvalidPartOrder(upload.UploadId);
        }

        var parts = new List<UploadedPart>();
        for (var i = 0; i < named.Count; i++)
        {
            var number = numbers[i];
            if (upload is { ChecksumAlgorithm: { } algorithm, ChecksumType: S3.ChecksumType.Composite } && named[i].Checksum.By(algorithm) is null)
            {
                throw S3Errors.InvalidRequest($"The upload was created using a {algorithm.ToWire().ToLowerInvariant()} checksum. The complete request must include the checksum for each part. It was missing for part {number} in the request.");
            }

            if (!upload.Parts.TryGetValue(number, out var part) || named[i].ETag?.Trim('"') != part.ETag || (part.Checksum is { } checksum && (named[i].Checksum.By(checksum.Algorithm) ?? checksum.Value) != checksum.Value))
            {
                throw PartErrors.InvalidPart(upload.UploadId, number, named[i].ETag);
            }

            if (i < named.Count - 1 && part.Body.Length < MinPart)
            {
                throw PartErrors.EntityTooSmall(part.Body.Length, number, part.ETag);
            }

            parts.Add(part);
        }

        return parts;
    }

    /// <summary>Throws unless the checksum and its type are those that the request gives.</summary>
    private static void RequireSame(CompleteMultipartUpload request, ObjectChecksum checksum)
    {
        if (request.Checksum.Value is { } given && (request.Checksum.Algorithm != checksum.Algorithm || given != checksum.Value))
        {
            throw S3Errors.BadDigest(checksum.Algorithm.ToWire());
        }

        if (request.ChecksumType is { } type && type != checksum.Type)
        {
            throw S3Errors.InvalidRequest("The upload was created using another checksum type.");
        }
    }
}

/// <summary>The parts that the object is created from.</summary>
public sealed record CompletedMultipartUpload([Wire("Part", Flattened = true)] IReadOnlyList<CompletedPart>? Parts = null);

/// <summary>A part that the object is created from, named by its number and entity tag.</summary>
public sealed record CompletedPart(int? PartNumber = null, string? ETag = null)
{
    [Spread] public ChecksumElements Checksum { get; init; } = new();
}
