using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Sets the ACL of an object.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, AccessControlListNotSupported, AccessDenied for a public ACL that is blocked, MalformedACLError, InvalidArgument. Source: S3 API Reference, PutObjectAcl.</remarks>
[Operation<S3Api>]
public sealed record PutObjectAcl(string Bucket, string Key)
{
    [Header("x-amz-acl"), ConditionKey("s3:x-amz-acl")] public ObjectCannedACL? ACL { get; init; }
    [Payload] public AccessControlPolicy? AccessControlPolicy { get; init; }
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Header("x-amz-grant-full-control"), ConditionKey("s3:x-amz-grant-full-control")] public string? GrantFullControl { get; init; }
    [Header("x-amz-grant-read"), ConditionKey("s3:x-amz-grant-read")] public string? GrantRead { get; init; }
    [Header("x-amz-grant-read-acp"), ConditionKey("s3:x-amz-grant-read-acp")] public string? GrantReadACP { get; init; }
    [Header("x-amz-grant-write"), ConditionKey("s3:x-amz-grant-write")] public string? GrantWrite { get; init; }
    [Header("x-amz-grant-write-acp"), ConditionKey("s3:x-amz-grant-write-acp")] public string? GrantWriteACP { get; init; }
    [Query("versionId")] public string? VersionId { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>Asks on the object or its version.</summary>
    internal static IEnumerable<Ask> Asks(PutObjectAcl request, Call call) =>
        [request.Target(call).AskVersioned("s3:PutObjectAcl", "s3:PutObjectVersionAcl", call, PutObjectAclOperation.Conditions(request))];

    /// <summary>Sets the ACL.</summary>
    internal static void Handle(PutObjectAcl request, Call call, Draft draft)
    {
        var target = request.Target(call);
        var version = target.OrNotAllowed("PUT", call);
        if (target.Bucket.IsOwnerEnforced)
        {
            throw S3Errors.AccessControlListNotSupported();
        }

        var wish = AclWish.Of(request.ACL?.ToWire(), AclHeaders.Grants(request.GrantFullControl, request.GrantRead, request.GrantReadACP, request.GrantWrite, request.GrantWriteACP));
        var acl = AclWish.RequireOne(wish, request.AccessControlPolicy, version.Owner).For(version.Owner, target.Bucket.Account);
        PublicAcls.RequireNotBlocked(acl, target.Bucket, "s3:PutObjectAcl", call, target.Name.Arn);
        target.Replace(draft, version with { Acl = acl });
        ObjectEvents.AclUpdated(new(target.Bucket, request.Key, version), call, draft);
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
