using ScsLabs.Services.S3;

namespace ScsLabs.Services.CloudTrail;

/// <summary>What requests to create and to change a trail have alike.</summary>
internal static class TrailRequest
{
    private const int LongestPrefix = 200;

    /// <summary>Requires that nothing is asked for that isn't emulated.</summary>
    /// <exception cref="AwsException">Something is.</exception>
    public static void RequireEmulated(bool? validatesFiles, bool? isOfOrganization)
    {
        if (validatesFiles == true)
        {
            throw AwsException.NotEmulated("the validation of CloudTrail's log files");
        }

        if (isOfOrganization == true)
        {
            throw AwsException.NotEmulated("trails of organizations");
        }
    }

    /// <summary>Requires that a trail's settings fit each other, and that CloudTrail may write to its bucket where that is new.</summary>
    /// <exception cref="AwsException">They don't, or it may not.</exception>
    public static void Check(TrailRow trail, TrailRow? before, Call call)
    {
        if (trail is { IsMultiRegion: true, IncludesGlobal: false })
        {
            throw CloudTrailErrors.InvalidCombination("Multi-Region trail must include global service events.");
        }

        if (trail.Prefix?.Length > LongestPrefix)
        {
            throw CloudTrailErrors.InvalidPrefix();
        }

        if (!BucketName.IsValid(trail.Bucket))
        {
            throw CloudTrailErrors.InvalidBucketName(trail.Bucket);
        }

        RequireRoom(trail, before, call);
        if (before is null || (before.Bucket, before.Prefix) != (trail.Bucket, trail.Prefix))
        {
            BucketCheck.Require(trail, call);
        }
    }

    /// <summary>Requires that the trail is one of five at most in its Region, and its shadow in each Region that has trails, and that no other there has its name.</summary>
    private static void RequireRoom(TrailRow trail, TrailRow? before, Call call)
    {
        var others = call.View.All(TrailRow.ByAccount, trail.Account).Where(other => other.Arn != trail.Arn).ToList();
        foreach (var region in trail.IsMultiRegion ? others.Select(static other => other.Region).Append(trail.Region).Distinct(StringComparer.Ordinal) : [trail.Region])
        {
            var there = others.Where(other => other.IsIn(region)).ToList();
            if (there.Exists(other => other.Name == trail.Name))
            {
                throw CloudTrailErrors.TrailExists(trail.Name, trail.Account.ToString());
            }

            if (there.Count >= TrailRow.Most && before?.IsIn(region) != true)
            {
                throw CloudTrailErrors.TooManyTrails(trail.Account.ToString(), TrailRow.Most, region);
            }
        }
    }
}
