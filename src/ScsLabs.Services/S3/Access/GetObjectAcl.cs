namespace ScsLabs.Services.S3;

/// <summary>Reads the ACL of an object that is in effect.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion. Source: S3 API Reference, GetObjectAcl.</remarks>
[Operation<S3Api>]
public sealed record GetObjectAcl(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The owner and the grants: under BucketOwnerEnforced the bucket owner's full control; under IgnorePublicAcls those that aren't public.</summary>
    public sealed record Result(Owner Owner, [Wire("AccessControlList", Item = "Grant")] IReadOnlyList<Grant> Grants);

    /// <summary>Asks on the object or its version.</summary>
    internal static IEnumerable<Ask> Asks(GetObjectAcl request, Call call) => [request.Target(call).AskVersioned("s3:GetObjectAcl", "s3:GetObjectVersionAcl", call)];

    /// <summary>Reads the ACL.</summary>
    internal static Result Handle(GetObjectAcl request, Call call)
    {
        var target = request.Target(call);
        var version = target.OrNotFound(call);
        return new(S3.Owner.Of(version.OwnerIn(target.Bucket)), AclView.Of(version.Acl, target.Bucket, call.View));
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
