using ScsLabs.Policy.Matching;
using ScsLabs.Policy.Permissions;

namespace ScsLabs.Services.S3;

/// <summary>The scopes of a bucket's objects, for the search of all that a principal may do.</summary>
internal static class BucketScopes
{
    private const int MaxObjects = 1_000;

    /// <summary>One scope for each object that another account owns or whose ACL grants something, and one for all other keys.</summary>
    /// <exception cref="PermissionsException">The bucket has more such objects than can be searched.</exception>
    public static IEnumerable<ResourceScope> OfObjects(Bucket bucket, WorldView view)
    {
        var apart = bucket.IsOwnerEnforced ? [] : view.All<S3Object>(bucket.Objects).Where(found => IsApart(found.Current, bucket)).Take(MaxObjects + 1).ToList();
        return apart.Count > MaxObjects
            ? throw new PermissionsException($"more than {MaxObjects} objects of the bucket {bucket.Name} have an owner or an ACL of their own")
            : [.. apart.Select(found => Of(bucket, $"{bucket.Arn}/{found.Key}", found, view)), Of(bucket, $"{bucket.Arn}/{Glob.AnyRun}", null, view)];
    }

    private static bool IsApart(ObjectVersion version, Bucket bucket) =>
        !version.IsDeleteMarker && (version.OwnerIn(bucket) != bucket.Account || version.Acl.Grants.Any(grant => grant.Grantee is not AclGrantee.Account { Id: var id } || id != bucket.Account));

    private static ResourceScope Of(Bucket bucket, string pattern, S3Object? found, WorldView view)
    {
        var name = new ObjectName(bucket, found?.Key ?? "", null);
        return new(pattern)
        {
            Owner = action => RowFor(action).Owner,
            AddTo = (action, caller, policies) => RowFor(action).AddTo(policies, caller, view),
        };

        IObjectInBucket RowFor(string action) => action is "s3:PutObject" or "s3:DeleteObject" or "s3:DeleteObjectVersion"
            ? new KeyInBucket(name, found)
            : new VersionInBucket(name, found, found?.Current);
    }
}
