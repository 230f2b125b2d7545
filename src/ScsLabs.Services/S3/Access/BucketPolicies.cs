using ScsLabs.Services.Iam;

namespace ScsLabs.Services.S3;

/// <summary>Reads and checks the bucket policies of requests.</summary>
/// <remarks>Sources: S3 User Guide, troubleshoot-403-errors and bucket-policies; S3 API Reference, PutBucketPolicy; recorded answers.</remarks>
internal static class BucketPolicies
{
    /// <summary>S3's error text for a principal that is invalid or doesn't exist.</summary>
    public const string InvalidPrincipal = "Invalid principal in policy";

    private const string InvalidAction = "Policy has invalid action";

    /// <summary>Reads a customer's policy for a bucket, and replaces users and roles by unique ids.</summary>
    /// <exception cref="AwsException">MalformedPolicy, with S3's reason.</exception>
    public static PolicyDocument Read(string json, string bucket, WorldView view)
    {
        try
        {
            var policy = PolicyDocument.Parse(BucketPolicyForm.Normalize(json), PolicyKind.Resource);
            foreach (var statement in policy.Statements)
            {
                Check(statement, $"arn:aws:s3:::{bucket}");
            }

            return StoredPrincipals.Store(policy, view, static _ => S3Errors.MalformedPolicy(InvalidPrincipal));
        }
        catch (PolicyFormatException problem)
        {
            throw S3Errors.MalformedPolicy(Told(problem.Message));
        }
    }

    /// <summary>Throws unless the caller belongs to the bucket owner's account, which alone can access the bucket policy, whatever that allows.</summary>
    /// <exception cref="AwsException">MethodNotAllowed, which S3 returns to callers of other accounts whom the policy allows.</exception>
    public static void RequireOwnAccount(Bucket bucket, Call call)
    {
        if (call.Caller.Principal.Account != bucket.Account)
        {
            throw S3Errors.MethodNotAllowed();
        }
    }

    private static void Check(PolicyStatement statement, string bucketArn)
    {
        var resources = statement.ResourceTexts.ToList();
        if (!resources.TrueForAll(resource => IsWithin(resource, bucketArn)))
        {
            throw S3Errors.MalformedPolicy("Policy has invalid resource");
        }

        var (hasBucket, hasObjects) = (resources.Exists(resource => !resource.Contains('/')), resources.Exists(resource => resource != bucketArn));
        foreach (var action in statement.ActionTexts)
        {
            var (onBuckets, onObjects) = (BucketPolicyActions.OnBuckets.Any(known => PolicyStatement.Names(action, known)), BucketPolicyActions.OnObjects.Any(known => PolicyStatement.Names(action, known)));
            if (!onBuckets && !onObjects)
            {
                throw S3Errors.MalformedPolicy(InvalidAction);
            }

            if (!statement.IsNotAction && !(onBuckets && hasBucket) && !(onObjects && hasObjects))
            {
                throw S3Errors.MalformedPolicy("Action does not apply to any resource(s) in statement");
            }
        }

        if (BucketPolicyConditions.Refusal(statement, hasBucket, hasObjects) is { } refusal)
        {
            throw S3Errors.MalformedPolicy(refusal);
        }
    }

    /// <summary>Whether the resource is the bucket or in it. A wildcard after the bucket's name matches its objects too.</summary>
    private static bool IsWithin(string resource, string bucketArn) =>
        resource.StartsWith(bucketArn, StringComparison.Ordinal) && (resource.Length == bucketArn.Length || resource[bucketArn.Length] is '/' or '*');

    /// <summary>S3's text for the reason, where it differs from IAM's, which the engine returns.</summary>
    private static string Told(string reason) => reason switch
    {
        "Syntax errors in policy." => "Invalid policy syntax.",
        _ when reason.StartsWith(InvalidPrincipal, StringComparison.Ordinal) => InvalidPrincipal,
        _ when reason.StartsWith("Actions/Condition", StringComparison.Ordinal) || reason.StartsWith("Vendor ", StringComparison.Ordinal) => InvalidAction,
        _ => reason,
    };
}
