namespace ScsLabs.Services.S3;

/// <summary>Reads the Object Ownership of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, OwnershipControlsNotFoundError. Source: S3 API Reference, GetBucketOwnershipControls.</remarks>
[Operation<S3Api>]
public sealed record GetBucketOwnershipControls(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The controls, which have one rule.</summary>
    public sealed record Result([Payload] OwnershipControls OwnershipControls);

    /// <summary>Reads the controls.</summary>
    internal static Result Handle(GetBucketOwnershipControls request, Bucket bucket) =>
        new(new([new(bucket.Ownership ?? throw NoSuchConfiguration.OwnershipControls(bucket.Name))]));
}
