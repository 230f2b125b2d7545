namespace ScsLabs.Services.S3;

/// <summary>The four settings of Block Public Access, of a bucket or an account. What isn't given is off.</summary>
/// <remarks>Source: S3 User Guide, access-control-block-public-access.</remarks>
public sealed record PublicAccessBlockConfiguration(
    bool? BlockPublicAcls = null,
    bool? IgnorePublicAcls = null,
    bool? BlockPublicPolicy = null,
    bool? RestrictPublicBuckets = null)
{
    /// <summary>All four on, as a new bucket has them.</summary>
    public static PublicAccessBlockConfiguration All { get; } = new(true, true, true, true);

    /// <summary>Both together: what either has on is on.</summary>
    public PublicAccessBlockConfiguration And(PublicAccessBlockConfiguration other) => new(
        BlockPublicAcls == true || other.BlockPublicAcls == true,
        IgnorePublicAcls == true || other.IgnorePublicAcls == true,
        BlockPublicPolicy == true || other.BlockPublicPolicy == true,
        RestrictPublicBuckets == true || other.RestrictPublicBuckets == true);

    /// <summary>As an answer shows them: each on or off.</summary>
    public PublicAccessBlockConfiguration Shown => new(BlockPublicAcls == true, IgnorePublicAcls == true, BlockPublicPolicy == true, RestrictPublicBuckets == true);
}
