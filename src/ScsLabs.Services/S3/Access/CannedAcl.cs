namespace ScsLabs.Services.S3;

/// <summary>The ACLs with names that an object can be given.</summary>
/// <remarks>Source: S3 User Guide, acl-overview, "Canned ACL".</remarks>
public enum ObjectCannedACL
{
    /// <summary>The owner alone.</summary>
    [Wire("private")]
    Private,

    /// <summary>Everybody reads.</summary>
    [Wire("public-read")]
    PublicRead,

    /// <summary>Everybody reads and writes.</summary>
    [Wire("public-read-write")]
    PublicReadWrite,

    /// <summary>Everybody with an AWS account reads.</summary>
    [Wire("authenticated-read")]
    AuthenticatedRead,

    /// <summary>The bucket's owner reads.</summary>
    [Wire("bucket-owner-read")]
    BucketOwnerRead,

    /// <summary>The bucket's owner does everything.</summary>
    [Wire("bucket-owner-full-control")]
    BucketOwnerFullControl,
}

/// <summary>The ACLs with names that a bucket can be given.</summary>
public enum BucketCannedACL
{
    /// <summary>The owner alone.</summary>
    [Wire("private")]
    Private,

    /// <summary>Everybody lists.</summary>
    [Wire("public-read")]
    PublicRead,

    /// <summary>Everybody lists and writes.</summary>
    [Wire("public-read-write")]
    PublicReadWrite,

    /// <summary>Everybody with an AWS account lists.</summary>
    [Wire("authenticated-read")]
    AuthenticatedRead,
}
