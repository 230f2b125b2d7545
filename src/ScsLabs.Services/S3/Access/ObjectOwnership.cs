namespace ScsLabs.Services.S3;

/// <summary>The Object Ownership of a bucket: the owner of objects that other accounts upload, and whether ACLs apply.</summary>
/// <remarks>Source: S3 User Guide, about-object-ownership.</remarks>
public enum ObjectOwnership
{
    /// <summary>The bucket owner, if the upload has the ACL <c>bucket-owner-full-control</c>.</summary>
    BucketOwnerPreferred,

    /// <summary>The account that uploads.</summary>
    ObjectWriter,

    /// <summary>The bucket owner owns all objects; ACLs don't apply.</summary>
    BucketOwnerEnforced,
}

/// <summary>Object Ownership in requests and answers, which always has one rule.</summary>
public sealed record OwnershipControls([Wire("Rule", Flattened = true)] IReadOnlyList<OwnershipControlsRule> Rules);

/// <summary>The rule of Object Ownership.</summary>
public sealed record OwnershipControlsRule(ObjectOwnership ObjectOwnership);
