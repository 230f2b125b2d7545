namespace ScsLabs.Services.S3;

/// <summary>S3's actions that a bucket policy can contain, on buckets and on objects.</summary>
/// <remarks>Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3".</remarks>
internal static class BucketPolicyActions
{
    /// <summary>The actions on a bucket.</summary>
    public static IReadOnlyList<string> OnBuckets { get; } = Prefixed(
    [
        "AllowVendedLogDeliveryForResource", "CreateBucket", "CreateBucketMetadataTableConfiguration", "DeleteBucket",
        "DeleteBucketMetadataTableConfiguration", "DeleteBucketPolicy", "DeleteBucketWebsite", "GetAccelerateConfiguration",
        "GetAnalyticsConfiguration", "GetBucketAbac", "GetBucketAcl", "GetBucketCORS", "GetBucketLocation", "GetBucketLogging",
        "GetBucketMetadataTableConfiguration", "GetBucketNotification", "GetBucketObjectLockConfiguration", "GetBucketOwnershipControls",
        "GetBucketPolicy", "GetBucketPolicyStatus", "GetBucketPublicAccessBlock", "GetBucketRequestPayment", "GetBucketTagging",
        "GetBucketVersioning", "GetBucketWebsite", "GetEncryptionConfiguration", "GetIntelligentTieringConfiguration", "GetInventoryConfiguration",
        "GetLifecycleConfiguration", "GetMetricsConfiguration", "GetReplicationConfiguration", "ListBucket", "ListBucketMultipartUploads",
        "ListBucketVersions", "ListTagsForResource", "PauseReplication", "PutAccelerateConfiguration", "PutAnalyticsConfiguration", "PutBucketAbac",
        "PutBucketAcl", "PutBucketCORS", "PutBucketLogging", "PutBucketNotification", "PutBucketObjectLockConfiguration",
        "PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketPublicAccessBlock", "PutBucketRequestPayment", "PutBucketTagging",
        "PutBucketVersioning", "PutBucketWebsite", "PutEncryptionConfiguration", "PutIntelligentTieringConfiguration", "PutInventoryConfiguration",
        "PutLifecycleConfiguration", "PutMetricsConfiguration", "PutReplicationConfiguration", "TagResource", "UntagResource",
        "UpdateBucketMetadataAnnotationTableConfiguration", "UpdateBucketMetadataInventoryTableConfiguration",
        "UpdateBucketMetadataJournalTableConfiguration",
    ]);

    /// <summary>The actions on an object.</summary>
    public static IReadOnlyList<string> OnObjects { get; } = Prefixed(
    [
        "AbortMultipartUpload", "BypassGovernanceRetention", "DeleteObject", "DeleteObjectAnnotation", "DeleteObjectTagging", "DeleteObjectVersion",
        "DeleteObjectVersionAnnotation", "DeleteObjectVersionTagging", "GetObject", "GetObjectAcl", "GetObjectAnnotation", "GetObjectAttributes",
        "GetObjectLegalHold", "GetObjectRetention", "GetObjectTagging", "GetObjectTorrent", "GetObjectVersion", "GetObjectVersionAcl",
        "GetObjectVersionAnnotation", "GetObjectVersionAnnotationForReplication", "GetObjectVersionAttributes", "GetObjectVersionForReplication",
        "GetObjectVersionTagging", "GetObjectVersionTorrent", "InitiateReplication", "ListMultipartUploadParts", "ListObjectAnnotations",
        "ListObjectVersionAnnotations", "ObjectOwnerOverrideToBucketOwner", "PutObject", "PutObjectAcl", "PutObjectAnnotation", "PutObjectLegalHold",
        "PutObjectRetention", "PutObjectTagging", "PutObjectVersionAcl", "PutObjectVersionAnnotation", "PutObjectVersionTagging", "ReplicateDelete",
        "ReplicateObject", "ReplicateObjectAnnotation", "ReplicateTags", "RestoreObject", "UpdateObjectEncryption",
    ]);

    private static IReadOnlyList<string> Prefixed(string[] names) => [.. names.Select(name => $"s3:{name}")];
}
