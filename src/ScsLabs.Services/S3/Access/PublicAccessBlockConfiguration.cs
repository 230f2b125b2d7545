namespace ScsLabs.Services.S3;

/// <summary>The four settings of Block Public Access, of a bucket or an account. A setting that isn't given is off.</summary>
/// <remarks>Source: S3 User Guide, access-control-block-public-access.</remarks>
public sealed record PublicAccessBlockConfiguration(
    bool? BlockPublicAcls = null,
    bool? IgnorePublicAcls = null,
    bool? BlockPublicPolicy = null,
    bool? RestrictPublicBuckets = null)
{
    /// <summary>All four settings on, the default of new buckets.</summary>
    public static PublicAccessBlockConfiguration All { get; } = new(true, true, true, true);

    /// <summary>Combines two configurations: a setting is on where either has it on.</summary>
    public PublicAccessBlockConfiguration And(PublicAccessBlockConfiguration other) => new(
        BlockPublicAcls == true || other.BlockPublicAcls == true,
        IgnorePublicAcls == true || other.IgnorePublicAcls == true,
        BlockPublicPolicy == true || other.BlockPublicPolicy == true,
        RestrictPublicBuckets == true || other.RestrictPublicBuckets == true);

    /// <summary>The configuration to store: each setting is on or off.</summary>
    /// <exception cref="AwsException">InvalidRequest: none of the settings is given.</exception>
    internal PublicAccessBlockConfiguration Required => this == new PublicAccessBlockConfiguration() ? throw S3Errors.InvalidRequest("Must specify at least one configuration.") : Shown;

    /// <summary>The configuration for answers, where each setting is on or off.</summary>
    public PublicAccessBlockConfiguration Shown => new(BlockPublicAcls == true, IgnorePublicAcls == true, BlockPublicPolicy == true, RestrictPublicBuckets == true);
}
