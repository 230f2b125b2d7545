namespace ScsLabs.Services.S3;

/// <summary>The ACL of a bucket, as it counts.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketAcl.</remarks>
[Operation<S3Api>]
public sealed record GetBucketAcl(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Under BucketOwnerEnforced the owner's full control; under IgnorePublicAcls without the public grants.</summary>
    public sealed record Result(Owner Owner, [Wire("AccessControlList", Item = "Grant")] IReadOnlyList<Grant> Grants);

    /// <summary>Shows it.</summary>
    public static Result Handle(GetBucketAcl request, Bucket bucket, Call call) => new(S3.Owner.Of(bucket.Account), AclView.Of(bucket.Acl, bucket, call.View));
}
