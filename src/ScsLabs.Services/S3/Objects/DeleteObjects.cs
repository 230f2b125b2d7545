namespace ScsLabs.Services.S3;

/// <summary>Deletes up to 1,000 objects. Those that can't be deleted are listed as errors.</summary>
/// <remarks>Errors: NoSuchBucket, MalformedXML. Sources: S3 API Reference, DeleteObjects; S3 User Guide, conditional-delete-enforce.</remarks>
[Operation<S3Api>, AsksForEach("The answer tells which objects were refused.")]
public sealed record DeleteObjects(
    string Bucket,
    [Payload] Delete Delete,
    [Header("x-amz-sdk-checksum-algorithm")] Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Whether to bypass the retention of versions in governance mode.</summary>
    [Header("x-amz-bypass-governance-retention")] public bool? BypassGovernanceRetention { get; init; }

    private const int Most = 1000;

    /// <summary>The objects that were deleted, unless the request is quiet, and the errors.</summary>
    public sealed record Result(
        [Wire("Deleted", Flattened = true)] IReadOnlyList<DeletedObject> Deleted,
        [Wire("Error", Flattened = true)] IReadOnlyList<DeleteError> Errors);

    /// <summary>Asks nothing: each object is asked for when it is deleted. Throws where the bucket doesn't exist, before the list of keys is received.</summary>
    internal static IEnumerable<Ask> Asks(DeleteObjects request, Call call)
    {
        S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        return [];
    }

    /// <summary>Deletes the objects.</summary>
    internal static Result Handle(DeleteObjects request, Call call, Draft draft)
    {
        if (request.Delete.Objects.Count is 0 or > Most)
        {
            throw S3Errors.MalformedXml();
        }

        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        List<DeletedObject> deleted = [];
        List<DeleteError> errors = [];
        foreach (var one in request.Delete.Objects)
        {
            try
            {
                var target = KeyInBucket.Of(bucket.Name, one.Key, null, call, one.VersionId);
                call.Authorize(target.AskVersioned("s3:DeleteObject", "s3:DeleteObjectVersion", call, one.ETag is null ? null : [new("s3:if-match", one.ETag)]));
                if (one.ETag is not null and not "*")
                {
                    call.Authorize(VersionInBucket.AskToKnow(bucket.Name, one.Key, null, call));
                }

                if (one.ETag is not null)
                {
                    Preconditions.RequireTag(one.ETag, one.Key, target.Existing);
                }

                var (isMarker, versionId) = Deletion.Of(target, request.BypassGovernanceRetention == true, call, draft);
                deleted.Add(one.VersionId is null
                    ? new(one.Key, null, isMarker, isMarker is null ? null : versionId)
                    : new(one.Key, one.VersionId, isMarker, isMarker is null ? null : one.VersionId));
            }
            catch (AwsException error)
            {
                errors.Add(new(one.Key, one.VersionId, error.Code, error.Message));
            }
        }

        return new(request.Delete.Quiet == true ? [] : deleted, errors);
    }
}

/// <summary>The objects to delete.</summary>
public sealed record Delete([Wire("Object", Flattened = true)] IReadOnlyList<ObjectIdentifier> Objects, bool? Quiet = null);

/// <summary>An object or a version of it.</summary>
public sealed record ObjectIdentifier(string Key, string? VersionId = null, string? ETag = null);

/// <summary>An object that was deleted.</summary>
public sealed record DeletedObject(string Key, string? VersionId, bool? DeleteMarker, string? DeleteMarkerVersionId);

/// <summary>An object that wasn't deleted, and why.</summary>
public sealed record DeleteError(string Key, string? VersionId, string Code, string Message);
