namespace ScsLabs.Services.S3;

/// <summary>What CloudTrail tells of S3's calls.</summary>
/// <remarks>Source: S3 User Guide, "Amazon S3 CloudTrail events": what it tracks on buckets, and on objects.</remarks>
internal static class S3Trail
{
    private const string Object = "AWS::S3::Object";

    /// <summary>Calls on buckets and objects.</summary>
    public static TrailRules OfBuckets { get; } = new()
    {
        TellsOwner = true,
        TellsSignature = true,
        DataEvents = new[]
        {
            "AbortMultipartUpload", "CompleteMultipartUpload", "CopyObject", "CreateMultipartUpload", "DeleteObject", "DeleteObjectTagging", "DeleteObjects", "GetObject", "GetObjectAcl",
            "GetObjectAttributes", "GetObjectLegalHold", "GetObjectRetention", "GetObjectTagging", "HeadBucket", "HeadObject", "ListObjectVersions", "ListObjects", "ListObjectsV2", "ListParts", "PutObject", "PutObjectAcl", "PutObjectLegalHold", "PutObjectRetention", "PutObjectTagging",
            "UploadPart", "UploadPartCopy",
        }.ToDictionary(static operation => operation, static _ => Object, StringComparer.Ordinal),
        EventNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ListObjectsV2"] = "ListObjects",
            ["GetObjectLockConfiguration"] = "GetBucketObjectLockConfiguration",
            ["PutObjectLockConfiguration"] = "PutBucketObjectLockConfiguration",
            ["GetBucketLifecycleConfiguration"] = "GetBucketLifecycle",
            ["PutBucketLifecycleConfiguration"] = "PutBucketLifecycle",
            ["GetPublicAccessBlock"] = "GetBucketPublicAccessBlock",
            ["PutPublicAccessBlock"] = "PutBucketPublicAccessBlock",
            ["DeletePublicAccessBlock"] = "DeleteBucketPublicAccessBlock",
        },
        Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["Bucket"] = "bucketName", ["Body"] = "" },
    };

    /// <summary>Calls on accounts' settings.</summary>
    public static TrailRules OfAccounts { get; } = new()
    {
        EventNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GetPublicAccessBlock"] = "GetAccountPublicAccessBlock",
            ["PutPublicAccessBlock"] = "PutAccountPublicAccessBlock",
            ["DeletePublicAccessBlock"] = "DeleteAccountPublicAccessBlock",
        },
    };
}
