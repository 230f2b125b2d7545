using ScsLabs.Services.Iam;

namespace ScsLabs.Services.S3;

/// <summary>How bucket policies are taken in.</summary>
/// <remarks>Sources: S3 User Guide, troubleshoot-403-errors and bucket-policies; S3 API Reference, PutBucketPolicy; recorded answers.</remarks>
internal static class BucketPolicies
{
    /// <summary>What S3 says of a principal that is none, or doesn't exist.</summary>
    public const string InvalidPrincipal = "Invalid principal in policy";

    private const string InvalidAction = "Policy has invalid action";

    /// <summary>The policy that a customer wrote for a bucket, its users and roles as unique ids.</summary>
    /// <exception cref="AwsError">MalformedPolicy, with S3's reason.</exception>
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

    /// <summary>Returns if the caller is of the bucket owner's account: nobody else handles its policy, whatever that says.</summary>
    /// <exception cref="AwsError">MethodNotAllowed, as S3 tells those whom the policy lets do it.</exception>
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
    }

    /// <summary>The bucket or something in it. A wildcard may follow the bucket's name, and then stands for its objects too.</summary>
    private static bool IsWithin(string resource, string bucketArn) =>
        resource.StartsWith(bucketArn, StringComparison.Ordinal) && (resource.Length == bucketArn.Length || resource[bucketArn.Length] is '/' or '*');

    /// <summary>The reason in S3's words, where IAM, whose words the engine has, says it otherwise.</summary>
    private static string Told(string reason) => reason switch
    {
        "Syntax errors in policy." => "Invalid policy syntax.",
        _ when reason.StartsWith(InvalidPrincipal, StringComparison.Ordinal) => InvalidPrincipal,
        _ when reason.StartsWith("Actions/Condition", StringComparison.Ordinal) || reason.StartsWith("Vendor ", StringComparison.Ordinal) => InvalidAction,
        _ => reason,
    };
}
