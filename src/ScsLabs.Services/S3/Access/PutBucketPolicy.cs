namespace ScsLabs.Services.S3;

/// <summary>Sets the bucket policy.</summary>
/// <remarks>Errors: NoSuchBucket, MalformedPolicy, AccessDenied for a public policy that is blocked. Source: S3 API Reference, PutBucketPolicy.</remarks>
[Operation<S3Api>]
public sealed record PutBucketPolicy(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] string Policy,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null,
    [Header("x-amz-confirm-remove-self-bucket-access")] bool ConfirmRemoveSelfBucketAccess = false)
{
    /// <summary>Sets the policy.</summary>
    internal static void Handle(PutBucketPolicy request, Bucket bucket, Call call, Draft draft)
    {
        BucketPolicies.RequireOwnAccount(bucket, call);
        var policy = BucketPolicies.Read(request.Policy, bucket.Name, draft);
        if (policy.IsPublic && bucket.Block(draft).BlockPublicPolicy == true)
        {
            throw S3Errors.Blocked(call, bucket, "s3:PutBucketPolicy", bucket.Arn, "public policies", "BlockPublicPolicy");
        }

        draft.Put(bucket with { Policy = policy });
    }
}
