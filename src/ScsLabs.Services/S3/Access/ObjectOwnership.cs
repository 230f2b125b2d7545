namespace ScsLabs.Services.S3;

/// <summary>Who owns what others upload to a bucket, and whether ACLs count.</summary>
/// <remarks>Source: S3 User Guide, about-object-ownership.</remarks>
public enum ObjectOwnership
{
    /// <summary>The bucket owner, if the upload says <c>bucket-owner-full-control</c>.</summary>
    BucketOwnerPreferred,

    /// <summary>Whoever uploads.</summary>
    ObjectWriter,

    /// <summary>The bucket owner, of everything in it; ACLs don't count.</summary>
    BucketOwnerEnforced,
}

/// <summary>Object Ownership, as requests and answers have it: always one rule.</summary>
public sealed record OwnershipControls([Wire("Rule", Flattened = true)] IReadOnlyList<OwnershipControlsRule> Rules);

/// <summary>The rule.</summary>
public sealed record OwnershipControlsRule(ObjectOwnership ObjectOwnership);
