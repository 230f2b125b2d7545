namespace ScsLabs.Services.S3;

/// <summary>S3's errors about Object Lock.</summary>
/// <remarks>Sources: S3 API Reference, "Error responses"; S3 User Guide, object-lock; what users recorded of AWS's answers.</remarks>
internal static class ObjectLockErrors
{
    /// <summary>A setting that the bucket's versioning or Object Lock doesn't let be made.</summary>
    public static AwsException InvalidBucketState(string text) => new("InvalidBucketState", 409, text);

    /// <summary>A version that is locked.</summary>
    public static AwsException Locked() => S3Errors.AccessDenied("Access Denied because object protected by object lock.");

    /// <summary>A version without the retention or legal hold that is read.</summary>
    public static AwsException NotSet() => new("NoSuchObjectLockConfiguration", 404, "The specified object does not have a ObjectLock configuration");
}
