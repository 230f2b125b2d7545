namespace ScsLabs.Services.S3;

/// <summary>Reads the ACL of a bucket that is in effect.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketAcl.</remarks>
[Operation<S3Api>]
public sealed record GetBucketAcl(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The owner and the grants: under BucketOwnerEnforced the owner's full control; under IgnorePublicAcls those that aren't public.</summary>
    public sealed record Result(Owner Owner, [Wire("AccessControlList", Item = "Grant")] IReadOnlyList<Grant> Grants);

    /// <summary>Reads the ACL.</summary>
    internal static Result Handle(GetBucketAcl request, Bucket bucket, Call call) => new(S3.Owner.Of(bucket.Account), AclView.Of(bucket.Acl, bucket, call.View));
}
