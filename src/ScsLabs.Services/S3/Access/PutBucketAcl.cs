namespace ScsLabs.Services.S3;

/// <summary>Sets the ACL of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, AccessControlListNotSupported, AccessDenied for a public ACL that is blocked, MalformedACLError, InvalidArgument. Source: S3 API Reference, PutBucketAcl.</remarks>
[Operation<S3Api>]
public sealed record PutBucketAcl([Target<Bucket>(With = nameof(PutBucketAcl.ExpectedBucketOwner))] string Bucket)
{
    [Header("x-amz-acl"), ConditionKey("s3:x-amz-acl")] public BucketCannedACL? ACL { get; init; }
    [Payload] public AccessControlPolicy? AccessControlPolicy { get; init; }
    [Header("x-amz-grant-full-control"), ConditionKey("s3:x-amz-grant-full-control")] public string? GrantFullControl { get; init; }
    [Header("x-amz-grant-read"), ConditionKey("s3:x-amz-grant-read")] public string? GrantRead { get; init; }
    [Header("x-amz-grant-read-acp"), ConditionKey("s3:x-amz-grant-read-acp")] public string? GrantReadACP { get; init; }
    [Header("x-amz-grant-write"), ConditionKey("s3:x-amz-grant-write")] public string? GrantWrite { get; init; }
    [Header("x-amz-grant-write-acp"), ConditionKey("s3:x-amz-grant-write-acp")] public string? GrantWriteACP { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>Sets the ACL.</summary>
    internal static void Handle(PutBucketAcl request, Bucket bucket, Call call, Draft draft)
    {
        if (bucket.IsOwnerEnforced)
        {
            throw S3Errors.AccessControlListNotSupported();
        }

        var wish = AclWish.Of(request.ACL?.ToWire(), AclHeaders.Grants(request.GrantFullControl, request.GrantRead, request.GrantReadACP, request.GrantWrite, request.GrantWriteACP));
        var acl = AclWish.RequireOne(wish, request.AccessControlPolicy, bucket.Account).For(bucket.Account, bucket.Account);
        PublicAcls.RequireNotBlocked(acl, bucket, "s3:PutBucketAcl", call);
        draft.Put(bucket with { Acl = acl });
    }
}
