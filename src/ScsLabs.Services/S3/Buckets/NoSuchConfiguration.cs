namespace ScsLabs.Services.S3;

/// <summary>S3's errors for settings that a bucket doesn't have.</summary>
/// <remarks>Source: S3 API Reference, "Error responses".</remarks>
internal static class NoSuchConfiguration
{
    public static AwsException Policy(string bucket) => new("NoSuchBucketPolicy", 404, "The bucket policy does not exist") { Details = [new("BucketName", bucket)] };

    public static AwsException Cors(string bucket) => new("NoSuchCORSConfiguration", 404, "The CORS configuration does not exist") { Details = [new("BucketName", bucket)] };

    public static AwsException Lifecycle(string bucket) =>
        new("NoSuchLifecycleConfiguration", 404, "The lifecycle configuration does not exist") { Details = [new("BucketName", bucket)] };

    public static AwsException PublicAccessBlock(Bucket bucket) => PublicAccessBlock("BucketName", bucket.Name);

    public static AwsException PublicAccessBlock(AccountId account) => PublicAccessBlock("AccountId", account.ToString());

    private static AwsException PublicAccessBlock(string kind, string name) =>
        new("NoSuchPublicAccessBlockConfiguration", 404, "The public access block configuration was not found") { Details = [new(kind, name)] };

    public static AwsException TagSet(string bucket) => new("NoSuchTagSet", 404, "The TagSet does not exist") { Details = [new("BucketName", bucket)] };

    public static AwsException OwnershipControls(string bucket) =>
        new("OwnershipControlsNotFoundError", 404, "The bucket ownership controls were not found") { Details = [new("BucketName", bucket)] };

    public static AwsException ObjectLock(string bucket) =>
        new("ObjectLockConfigurationNotFoundError", 404, "Object Lock configuration does not exist for this bucket") { Details = [new("BucketName", bucket)] };
}
