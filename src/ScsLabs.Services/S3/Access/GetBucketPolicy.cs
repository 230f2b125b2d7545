using ScsLabs.Services.Iam;

namespace ScsLabs.Services.S3;

/// <summary>Reads the bucket policy.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchBucketPolicy. Source: S3 API Reference, GetBucketPolicy.</remarks>
[Operation<S3Api>]
public sealed record GetBucketPolicy(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The document, with the current ARNs of users and roles.</summary>
    public sealed record Result([Payload] string Policy);

    /// <summary>Reads the policy, for callers of the owner's account only.</summary>
    internal static Result Handle(GetBucketPolicy request, Bucket bucket, Call call)
    {
        BucketPolicies.RequireOwnAccount(bucket, call);
        return new(StoredPrincipals.Show(bucket.Policy ?? throw NoSuchConfiguration.Policy(bucket.Name), call.View).Json);
    }
}
