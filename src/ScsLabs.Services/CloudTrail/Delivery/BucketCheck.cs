using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.CloudTrail;

/// <summary>Tries, as CloudTrail, whether a trail's bucket can be delivered to.</summary>
/// <remarks>Source: CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail".</remarks>
internal static class BucketCheck
{
    /// <summary>Requires that the bucket is there, and that its policy lets CloudTrail read its ACL and write to it on behalf of the trail.</summary>
    /// <exception cref="AwsException">It isn't, or doesn't.</exception>
    public static void Require(TrailRow trail, Call call)
    {
        var bucket = call.View.Find(S3.Bucket.ByName, trail.Bucket) ?? throw CloudTrailErrors.NoSuchBucket(trail.Bucket);
        var service = new AsCaller(call).In(bucket.Region).As(Principal.OfService(CloudTrailApi.Principal), trail.Account, trail.Arn);
        try
        {
            service.Call(new GetBucketAcl(bucket.Name));
            service.Call(TrailFiles.Put(trail, TrailFiles.FolderOf(trail), Body.Empty));
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            throw CloudTrailErrors.InsufficientBucketPolicy(bucket.Name);
        }
    }
}
