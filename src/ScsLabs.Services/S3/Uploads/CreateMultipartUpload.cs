using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Creates a multipart upload. The owner, ACL, metadata, tags and encryption of the object are determined now.</summary>
/// <remarks>Errors: NoSuchBucket, AccessControlListNotSupported, InvalidRequest and KMS's. Source: S3 API Reference, CreateMultipartUpload.</remarks>
[Operation<S3Api>]
public sealed record CreateMultipartUpload(string Bucket, string Key)
{
    [Spread] public ObjectHeaders Headers { get; init; } = new();
    [Header("x-amz-checksum-algorithm")] public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Header("x-amz-checksum-type")] public ChecksumType? ChecksumType { get; init; }
    [Spread] public NewObjectSettings Settings { get; init; } = new();
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>The upload's id, and how its parts will be checked and encrypted.</summary>
    public sealed record Result
    {
        public required string Bucket { get; init; }
        public required string Key { get; init; }
        public required string UploadId { get; init; }
        [Header("x-amz-checksum-algorithm")] public required ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
        [Header("x-amz-checksum-type")] public required ChecksumType? ChecksumType { get; init; }
        [Spread] public required EncryptionHeaders Encryption { get; init; }
    }

    /// <summary>Asks as PutObject does.</summary>
    internal static IEnumerable<Ask> Asks(CreateMultipartUpload request, Call call) => NewObjects.Asks(
        request.Settings, KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call), call, creates: false, CreateMultipartUploadOperation.Conditions(request));

    /// <summary>Creates the upload.</summary>
    internal static Result Handle(CreateMultipartUpload request, Call call, Draft draft, AsCaller aws)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = new MultipartUpload
        {
            Place = bucket.Objects,
            Key = request.Key,
            UploadId = call.Ids.Unique("", 32),
            Initiated = call.Timestamp,
            MetObject = S3Object.In(draft, bucket, request.Key)?.Current.IsDeleteMarker == false,
            InitiatorArn = call.Caller.Principal.Name,
            Version = NewObjects.Make(request.Settings, bucket, request.Key, call, aws) with { Headers = request.Headers },
            GivesRetention = request.Settings.Lock.ObjectLockMode is not null,
            ChecksumAlgorithm = request.ChecksumAlgorithm,
            ChecksumType = PartChecksums.TypeOf(request.ChecksumAlgorithm, request.ChecksumType),
        };
        draft.Put(upload);
        return new()
        {
            Bucket = bucket.Name,
            Key = upload.Key,
            UploadId = upload.UploadId,
            ChecksumAlgorithm = upload.ChecksumAlgorithm,
            ChecksumType = upload.ChecksumType,
            Encryption = EncryptionHeaders.Of(upload.Version.Encryption),
        };
    }
}
