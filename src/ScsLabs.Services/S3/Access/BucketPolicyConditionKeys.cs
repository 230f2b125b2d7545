using System.Collections.Frozen;

namespace ScsLabs.Services.S3;

/// <summary>S3's condition keys that only some of its actions have.</summary>
/// <remarks>Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3".</remarks>
internal static class BucketPolicyConditionKeys
{
    private static readonly (string[] Keys, string[] Actions)[] Rows =
    [
        (["s3:annotation-prefix", "s3:max-annotation-results"],
            ["ListObjectAnnotations", "ListObjectVersionAnnotations"]),
        (["s3:delimiter", "s3:max-keys", "s3:prefix"],
            ["ListBucket", "ListBucketVersions"]),
        (["s3:deliverySourceArn", "s3:logType", "s3:resourceArnBeingAuthorized"],
            ["AllowVendedLogDeliveryForResource"]),
        (["s3:destinationRegion"],
            ["PauseReplication"]),
        (["s3:ExistingJobOperation", "s3:ExistingJobPriority", "s3:JobSuspendedCause", "s3:RequestJobOperation", "s3:RequestJobPriority"],
            []),
        (["s3:ExistingObjectTag/"],
            [
                "DeleteObjectAnnotation", "DeleteObjectTagging", "DeleteObjectVersionAnnotation", "DeleteObjectVersionTagging", "GetObject", "GetObjectAcl",
                "GetObjectAnnotation", "GetObjectAttributes", "GetObjectTagging", "GetObjectVersion", "GetObjectVersionAcl", "GetObjectVersionAnnotation",
                "GetObjectVersionAttributes", "GetObjectVersionTagging", "ListObjectAnnotations", "ListObjectVersionAnnotations", "PutObjectAcl",
                "PutObjectAnnotation", "PutObjectTagging", "PutObjectVersionAcl", "PutObjectVersionAnnotation", "PutObjectVersionTagging",
                "UpdateObjectEncryption"
            ]),
        (["s3:if-match"],
            ["DeleteObject", "PutObject"]),
        (["s3:if-none-match", "s3:ObjectCreationOperation", "s3:x-amz-object-annotation-directive"],
            ["PutObject"]),
        (["s3:InventoryAccessibleOptionalFields"],
            ["PutInventoryConfiguration"]),
        (["s3:isReplicationPauseRequest"],
            ["PutReplicationConfiguration"]),
        (["s3:locationconstraint", "s3:x-amz-bucket-namespace", "s3:x-amz-object-ownership"],
            ["CreateBucket"]),
        (["s3:object-lock-event-hold", "s3:object-lock-event-hold-duration-days"],
            ["PutObject", "PutObjectRetention", "ReplicateObject"]),
        (["s3:object-lock-legal-hold"],
            ["PutObject", "PutObjectLegalHold"]),
        (["s3:object-lock-mode", "s3:object-lock-remaining-retention-days", "s3:object-lock-retain-until-date"],
            ["PutObject", "PutObjectRetention"]),
        (["s3:RequestObjectTag/", "s3:RequestObjectTagKeys"],
            ["BypassGovernanceRetention", "PutObject", "PutObjectTagging", "PutObjectVersionTagging"]),
        (["s3:versionid"],
            [
                "DeleteObjectVersion", "DeleteObjectVersionAnnotation", "DeleteObjectVersionTagging", "GetObjectVersion", "GetObjectVersionAcl",
                "GetObjectVersionAnnotation", "GetObjectVersionAttributes", "GetObjectVersionTagging", "GetObjectVersionTorrent",
                "ListObjectVersionAnnotations", "PutObjectVersionAcl", "PutObjectVersionAnnotation", "PutObjectVersionTagging"
            ]),
        (["s3:x-amz-acl", "s3:x-amz-grant-full-control", "s3:x-amz-grant-read", "s3:x-amz-grant-read-acp", "s3:x-amz-grant-write", "s3:x-amz-grant-write-acp"],
            ["BypassGovernanceRetention", "CreateBucket", "PutBucketAcl", "PutObject", "PutObjectAcl", "PutObjectVersionAcl"]),
        (["s3:x-amz-copy-source", "s3:x-amz-metadata-directive", "s3:x-amz-website-redirect-location"],
            ["BypassGovernanceRetention", "PutObject"]),
        (["s3:x-amz-object-if-match"],
            ["DeleteObjectAnnotation", "DeleteObjectVersionAnnotation", "PutObjectAnnotation", "PutObjectVersionAnnotation"]),
        (["s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id"],
            ["BypassGovernanceRetention", "PutObject", "ReplicateObject", "UpdateObjectEncryption"]),
        (["s3:x-amz-server-side-encryption-customer-algorithm"],
            ["BypassGovernanceRetention", "PutObject", "ReplicateObject"]),
        (["s3:x-amz-storage-class"],
            ["BypassGovernanceRetention", "PutObject", "PutObjectAcl", "PutObjectVersionAcl"]),
    ];

    private static readonly FrozenDictionary<string, FrozenSet<string>> Actions = Rows
        .SelectMany(row => row.Keys, (row, key) => (Key: key, Actions: row.Actions.Select(action => $"s3:{action}").ToFrozenSet(StringComparer.OrdinalIgnoreCase)))
        .ToFrozenDictionary(row => row.Key, row => row.Actions, StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys in the table.</summary>
    public static IEnumerable<string> All => Actions.Keys;

    /// <summary>Whether a request for the action can have the key. A key that isn't in the table all requests can have.</summary>
    /// <param name="key">The key as it is registered, without a sub-key.</param>
    /// <param name="action">The action.</param>
    public static bool IsOf(string key, string action) => !Actions.TryGetValue(key, out var actions) || actions.Contains(action);
}
