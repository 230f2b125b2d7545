namespace ScsLabs.Services.S3;

/// <summary>The canned ACLs of an object.</summary>
/// <remarks>Source: S3 User Guide, acl-overview, "Canned ACL".</remarks>
[NotEmulated("aws-exec-read")]
public enum ObjectCannedACL
{
    /// <summary>Only the owner has access.</summary>
    [Wire("private")]
    Private,

    /// <summary>Everybody can read.</summary>
    [Wire("public-read")]
    PublicRead,

    /// <summary>Everybody can read and write.</summary>
    [Wire("public-read-write")]
    PublicReadWrite,

    /// <summary>Everybody with an AWS account can read.</summary>
    [Wire("authenticated-read")]
    AuthenticatedRead,

    /// <summary>The bucket's owner can read.</summary>
    [Wire("bucket-owner-read")]
    BucketOwnerRead,

    /// <summary>The bucket's owner has full control.</summary>
    [Wire("bucket-owner-full-control")]
    BucketOwnerFullControl,
}

/// <summary>The canned ACLs of a bucket. Those about the bucket's owner are S3's for objects and grant nothing here.</summary>
/// <remarks>Source: S3 User Guide, acl-overview, "Canned ACL".</remarks>
[NotEmulated("aws-exec-read")]
public enum BucketCannedACL
{
    /// <summary>Only the owner has access.</summary>
    [Wire("private")]
    Private,

    /// <summary>Everybody can list.</summary>
    [Wire("public-read")]
    PublicRead,

    /// <summary>Everybody can list and write.</summary>
    [Wire("public-read-write")]
    PublicReadWrite,

    /// <summary>Everybody with an AWS account can list.</summary>
    [Wire("authenticated-read")]
    AuthenticatedRead,

    /// <summary>The log delivery group can write, and read the ACL.</summary>
    [Wire("log-delivery-write")]
    LogDeliveryWrite,

    /// <summary>Only the owner has access: S3 ignores this canned ACL of objects on a bucket.</summary>
    [Wire("bucket-owner-read")]
    BucketOwnerRead,

    /// <summary>Only the owner has access: S3 ignores this canned ACL of objects on a bucket.</summary>
    [Wire("bucket-owner-full-control")]
    BucketOwnerFullControl,
}
