using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>A call of each S3 operation.</summary>
internal static class S3Samples
{
    private const string Name = "sample-bucket";
    private const string Key = "folder/key";

    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::sample-bucket/*"}]}""";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(AbortMultipartUploadOperation.Instance, aws => new(Name, Key, Upload(aws))),
        Sample.After(CompleteMultipartUploadOperation.Instance, aws => WithPart(aws, upload => new CompleteMultipartUpload(Name, Key, upload.UploadId) { MultipartUpload = new([new(1, upload.ETag)]) })),
        Sample.After(CopyObjectOperation.Instance, aws => After(aws, new CopyObject(Name, "copy", $"{Name}/{Key}") { Settings = new() { Tagging = "a=b" }, TaggingDirective = Directive.Replace }, Object)),
        Sample.Of(CreateBucketOperation.Instance, new(Name) { ObjectOwnership = ObjectOwnership.ObjectWriter, GrantRead = $"id={CanonicalUser.IdOf(SampleRun.Account)}", CreateBucketConfiguration = new(Tags: [new("a", "b")]) }),
        Sample.After(CreateMultipartUploadOperation.Instance, aws => After(aws, new CreateMultipartUpload(Name, Key), Bucket)),
        Sample.After(DeleteBucketOperation.Instance, aws => After(aws, new DeleteBucket(Name), Bucket)),
        Sample.After(DeleteBucketCorsOperation.Instance, aws => After(aws, new DeleteBucketCors(Name), Bucket)),
        Sample.After(DeleteBucketLifecycleOperation.Instance, aws => After(aws, new DeleteBucketLifecycle(Name), Bucket)),
        Sample.After(GetBucketCorsOperation.Instance, aws => After(aws, new GetBucketCors(Name), WithRules)),
        Sample.After(GetBucketLifecycleConfigurationOperation.Instance, aws => After(aws, new GetBucketLifecycleConfiguration(Name), WithRules)),
        Sample.After(PutBucketCorsOperation.Instance, aws => After(aws, new PutBucketCors(Name, Cors), Bucket)),
        Sample.After(PutBucketLifecycleConfigurationOperation.Instance, aws => After(aws, new PutBucketLifecycleConfiguration(Name, Lifecycle), Bucket)),
        Sample.After(GetBucketLoggingOperation.Instance, aws => After(aws, new GetBucketLogging(Name), Bucket)),
        Sample.After(PutBucketLoggingOperation.Instance, aws => After(aws, new PutBucketLogging(Name, new(new(Name, "logs/"))), Bucket)),
        Sample.After(DeleteBucketEncryptionOperation.Instance, aws => After(aws, new DeleteBucketEncryption(Name), Bucket)),
        Sample.After(DeleteBucketOwnershipControlsOperation.Instance, aws => After(aws, new DeleteBucketOwnershipControls(Name), Bucket)),
        Sample.After(DeleteBucketPolicyOperation.Instance, aws => After(aws, new DeleteBucketPolicy(Name), Bucket)),
        Sample.After(DeleteBucketTaggingOperation.Instance, aws => After(aws, new DeleteBucketTagging(Name), Bucket)),
        Sample.After(DeleteObjectOperation.Instance, aws => After(aws, new DeleteObject(Name, Key), Object)),
        Sample.After(DeleteObjectTaggingOperation.Instance, aws => After(aws, new DeleteObjectTagging(Name, Key), Object)),
        Sample.After(DeleteObjectsOperation.Instance, aws => After(aws, new DeleteObjects(Name, new([new(Key), new("other")])), Object)),
        Sample.After(DeletePublicAccessBlockOperation.Instance, aws => After(aws, new DeletePublicAccessBlock(Name), Bucket)),
        Sample.After(GetBucketAclOperation.Instance, aws => After(aws, new GetBucketAcl(Name), Bucket)),
        Sample.After(GetBucketEncryptionOperation.Instance, aws => After(aws, new GetBucketEncryption(Name), Bucket)),
        Sample.After(GetBucketLocationOperation.Instance, aws => After(aws, new GetBucketLocation(Name), Bucket)),
        Sample.After(GetBucketOwnershipControlsOperation.Instance, aws => After(aws, new GetBucketOwnershipControls(Name), Bucket)),
        Sample.After(GetBucketPolicyOperation.Instance, aws => After(aws, new GetBucketPolicy(Name), PolicyOn)),
        Sample.After(GetBucketPolicyStatusOperation.Instance, aws => After(aws, new GetBucketPolicyStatus(Name), PolicyOn)),
        Sample.After(GetBucketTaggingOperation.Instance, aws => After(aws, new GetBucketTagging(Name), Tagged)),
        Sample.After(GetBucketNotificationConfigurationOperation.Instance, aws => After(aws, new GetBucketNotificationConfiguration(Name), Bucket)),
        Sample.After(PutBucketNotificationConfigurationOperation.Instance, aws => After(aws, new PutBucketNotificationConfiguration(Name, new(new())), Bucket)),
        Sample.After(GetBucketVersioningOperation.Instance, aws => After(aws, new GetBucketVersioning(Name), Bucket)),
        Sample.After(GetObjectOperation.Instance, aws => After(aws, new GetObject(Name, Key), Object)),
        Sample.After(GetObjectAclOperation.Instance, aws => After(aws, new GetObjectAcl(Name, Key), Object)),
        Sample.After(GetObjectAttributesOperation.Instance, aws => After(aws, new GetObjectAttributes(Name, Key, [ObjectAttribute.ETag, ObjectAttribute.Checksum]), Object)),
        Sample.After(GetObjectLegalHoldOperation.Instance, aws => After(aws, new GetObjectLegalHold(Name, Key), Locked)),
        Sample.After(GetObjectLockConfigurationOperation.Instance, aws => After(aws, new GetObjectLockConfiguration(Name), Locking)),
        Sample.After(GetObjectRetentionOperation.Instance, aws => After(aws, new GetObjectRetention(Name, Key), Locked)),
        Sample.After(PutObjectLegalHoldOperation.Instance, aws => After(aws, new PutObjectLegalHold(Name, Key, new(LegalHoldStatus.Off)), Locked)),
        Sample.After(PutObjectLockConfigurationOperation.Instance, aws => After(aws, new PutObjectLockConfiguration(Name, new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Governance, 1)))), Locking)),
        Sample.After(PutObjectRetentionOperation.Instance, aws => After(aws, new PutObjectRetention(Name, Key, new(ObjectLockMode.Governance, DateTimeOffset.UtcNow.AddDays(9))), Locked)),
        Sample.After(GetObjectTaggingOperation.Instance, aws => After(aws, new GetObjectTagging(Name, Key), Object)),
        Sample.After(GetPublicAccessBlockOperation.Instance, aws => After(aws, new GetPublicAccessBlock(Name), Bucket)),
        Sample.After(HeadBucketOperation.Instance, aws => After(aws, new HeadBucket(Name), Bucket)),
        Sample.After(HeadObjectOperation.Instance, aws => After(aws, new HeadObject(Name, Key), Object)),
        Sample.After(ListBucketsOperation.Instance, aws => After(aws, new ListBuckets(), Bucket)),
        Sample.After(ListMultipartUploadsOperation.Instance, aws => After(aws, new ListMultipartUploads(Name), Bucket)),
        Sample.After(ListObjectVersionsOperation.Instance, aws => After(aws, new ListObjectVersions(Name), Object)),
        Sample.After(ListObjectsOperation.Instance, aws => After(aws, new ListObjects(Name), Object)),
        Sample.After(ListObjectsV2Operation.Instance, aws => After(aws, new ListObjectsV2(Name), Object)),
        Sample.After(ListPartsOperation.Instance, aws => new(Name, Key, Upload(aws))),
        Sample.After(PutBucketAclOperation.Instance, aws => After(aws, new PutBucketAcl(Name) { ACL = BucketCannedACL.Private }, WithAcls)),
        Sample.After(PutBucketEncryptionOperation.Instance, aws => After(aws, new PutBucketEncryption(Name, new([new(new(ServerSideEncryption.AwsKms), true)])), Bucket)),
        Sample.After(PutBucketOwnershipControlsOperation.Instance, aws => After(aws, new PutBucketOwnershipControls(Name, new([new(ObjectOwnership.ObjectWriter)])), Bucket)),
        Sample.After(PutBucketPolicyOperation.Instance, aws => After(aws, new PutBucketPolicy(Name, Policy), Bucket)),
        Sample.After(PutBucketTaggingOperation.Instance, aws => After(aws, new PutBucketTagging(Name, new([new("a", "b")])), Bucket)),
        Sample.After(PutBucketVersioningOperation.Instance, aws => After(aws, new PutBucketVersioning(Name, new(BucketVersioningStatus.Enabled)), Bucket)),
        Sample.After(PutObjectOperation.Instance, aws => After(aws, new PutObject(Name, Key) { Settings = new() { ACL = ObjectCannedACL.BucketOwnerFullControl, Tagging = "a=b", ServerSideEncryption = ServerSideEncryption.AwsKms }, Body = Body.Of("hello"u8.ToArray()) }, WithAcls)),
        Sample.After(PutObjectAclOperation.Instance, aws => After(aws, new PutObjectAcl(Name, Key) { ACL = ObjectCannedACL.Private }, WithAcls, Object)),
        Sample.After(PutObjectTaggingOperation.Instance, aws => After(aws, new PutObjectTagging(Name, Key, new([new("a", "b")])), Object)),
        Sample.After(PutPublicAccessBlockOperation.Instance, aws => After(aws, new PutPublicAccessBlock(Name, PublicAccessBlockConfiguration.All), Bucket)),
        Sample.After(UploadPartOperation.Instance, aws => new(Name, Key, 1, Upload(aws)) { Body = Body.Of("hello"u8.ToArray()) }),
        Sample.After(UploadPartCopyOperation.Instance, aws => After(aws, new UploadPartCopy(Name, Key, $"{Name}/{Key}", 1, Upload(aws)), Object)),
    ];

    private static T After<T>(AsCaller aws, T request, params Action<AsCaller>[] arrange)
    {
        foreach (var step in arrange)
        {
            step(aws);
        }

        return request;
    }

    private static void Bucket(AsCaller aws) => aws.Call(new CreateBucket(Name));

    private static void WithAcls(AsCaller aws) => aws.Call(new CreateBucket(Name) { ObjectOwnership = ObjectOwnership.ObjectWriter });

    private static CORSConfiguration Cors => new([new() { AllowedMethods = ["GET"], AllowedOrigins = ["https://app.example"] }]);

    private static LifecycleConfiguration Lifecycle => new([new() { ID = "a", Status = LifecycleRuleStatus.Enabled, Filter = new() { Prefix = "logs/" }, Expiration = new(Days: 1) }]);

    private static void WithRules(AsCaller aws)
    {
        Bucket(aws);
        aws.Call(new PutBucketCors(Name, Cors));
        aws.Call(new PutBucketLifecycleConfiguration(Name, Lifecycle));
    }

    private static void Locking(AsCaller aws) => aws.Call(new CreateBucket(Name) { ObjectLockEnabledForBucket = true });

    private static void Locked(AsCaller aws)
    {
        Locking(aws);
        var settings = new ObjectLockSettings { ObjectLockLegalHoldStatus = LegalHoldStatus.On, ObjectLockMode = ObjectLockMode.Governance, ObjectLockRetainUntilDate = DateTimeOffset.UtcNow.AddDays(1) };
        aws.Call(new PutObject(Name, Key) { Body = Body.Of("hello"u8.ToArray()), ChecksumAlgorithm = ChecksumAlgorithm.Crc32, Settings = new() { Lock = settings } });
    }

    private static void PolicyOn(AsCaller aws)
    {
        Bucket(aws);
        aws.Call(new PutBucketPolicy(Name, Policy));
    }

    private static void Tagged(AsCaller aws)
    {
        Bucket(aws);
        aws.Call(new PutBucketTagging(Name, new([new("a", "b")])));
    }

    /// <summary>An object, in a bucket that is made unless it is there.</summary>
    private static void Object(AsCaller aws)
    {
        if (aws.Call(new ListBuckets()).Buckets.Count == 0)
        {
            Bucket(aws);
        }

        aws.Call(new PutObject(Name, Key) { Body = Body.Of("hello"u8.ToArray()) });
    }

    private static string Upload(AsCaller aws)
    {
        Bucket(aws);
        return aws.Call(new CreateMultipartUpload(Name, Key)).UploadId;
    }

    private static T WithPart<T>(AsCaller aws, Func<(string UploadId, string ETag), T> request)
    {
        var upload = Upload(aws);
        return request((upload, aws.Call(new UploadPart(Name, Key, 1, upload) { Body = Body.Of("hello"u8.ToArray()) }).ETag));
    }
}
