using System.Text;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.S3;

/// <summary>How bucket policies are taken in.</summary>
/// <remarks>Sources: S3 User Guide, troubleshoot-403-errors and bucket-policies; S3 API Reference, PutBucketPolicy; recorded answers.</remarks>
internal static class BucketPolicies
{
    private const int MaxSize = 20 * 1024;

    /// <summary>The policy that a customer wrote for a bucket, its users and roles as unique ids.</summary>
    /// <exception cref="AwsError">MalformedPolicy, with S3's reason.</exception>
    public static PolicyDocument Read(string json, string bucket, WorldView view)
    {
        if (Encoding.UTF8.GetByteCount(json) > MaxSize)
        {
            throw S3Errors.MalformedPolicy("The policy exceeds the maximum allowed size: 20480 bytes.");
        }

        if (!json.StartsWith('{'))
        {
            throw S3Errors.MalformedPolicy("Policies must be valid JSON and the first byte must be '{'");
        }

        PolicyDocument policy;
        try
        {
            policy = StoredPrincipals.Store(PolicyDocument.Parse(json, PolicyKind.Resource), view, static _ => S3Errors.MalformedPolicy("Invalid principal in policy"));
        }
        catch (PolicyFormatException problem)
        {
            throw S3Errors.MalformedPolicy(problem.Message == "This policy contains invalid Json" ? "Policies must be valid JSON and the first byte must be '{'" : problem.Message);
        }

        foreach (var statement in policy.Statements)
        {
            Check(statement, $"arn:aws:s3:::{bucket}");
        }

        return policy;
    }

    /// <summary>Returns if the caller is of the bucket owner's account: nobody else handles its policy, whatever that says.</summary>
    /// <exception cref="AwsError">MethodNotAllowed, as S3 tells those whom the policy lets do it.</exception>
    public static void RequireOwnAccount(Bucket bucket, Call call)
    {
        if (call.Caller.Principal.Account != bucket.Account)
        {
            throw new AwsError("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
        }
    }

    private static void Check(PolicyStatement statement, string bucketArn)
    {
        var resources = statement.ResourceTexts.ToList();
        if (resources.Count == 0)
        {
            throw S3Errors.MalformedPolicy("Missing required field Resource");
        }

        if (resources.Exists(resource => resource != bucketArn && !resource.StartsWith(bucketArn + "/", StringComparison.Ordinal)))
        {
            throw S3Errors.MalformedPolicy("Policy has invalid resource");
        }

        var (hasBucket, hasObjects) = (resources.Contains(bucketArn), resources.Exists(resource => resource != bucketArn));
        foreach (var action in statement.ActionTexts)
        {
            var (onBuckets, onObjects) = (BucketPolicyActions.OnBuckets.Any(known => PolicyStatement.Names(action, known)), BucketPolicyActions.OnObjects.Any(known => PolicyStatement.Names(action, known)));
            if (!onBuckets && !onObjects)
            {
                throw S3Errors.MalformedPolicy("Policy has invalid action");
            }

            if (!statement.IsNotAction && !(onBuckets && hasBucket) && !(onObjects && hasObjects))
            {
                throw S3Errors.MalformedPolicy("Action does not apply to any resource(s) in statement");
            }
        }
    }
}
