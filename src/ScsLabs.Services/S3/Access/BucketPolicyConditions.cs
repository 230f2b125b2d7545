using ScsLabs.Policy.Conditions;
using Condition = ScsLabs.Policy.Conditions.Condition;

namespace ScsLabs.Services.S3;

/// <summary>Checks the conditions of a bucket policy's statement.</summary>
/// <remarks>Sources: S3 User Guide, amazon-s3-policy-keys; answers of S3 that users recorded.</remarks>
internal static class BucketPolicyConditions
{
    /// <summary>S3's error for the statement's conditions; null for none.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="hasBucket">Whether the statement's resources include the bucket.</param>
    /// <param name="hasObjects">Whether the statement's resources include objects.</param>
    public static string? Refusal(PolicyStatement statement, bool hasBucket, bool hasObjects)
    {
        foreach (var condition in statement.Conditions)
        {
            if (!ConditionKeys.IsOf("s3", condition.Key))
            {
                return "Policy has an invalid condition key";
            }

            if (!HasAddresses(condition))
            {
                return "Invalid IP address in Conditions";
            }

            // What NotAction leaves out says nothing about the actions that have the key.
            if (!statement.IsNotAction && !statement.ActionTexts.All(action => Applies(condition.Key, action, hasBucket, hasObjects)))
            {
                return "Conditions do not apply to combination of actions and resources in statement";
            }
        }

        return null;
    }

    /// <summary>Whether the addresses in the condition are addresses. S3 looks at those of <c>aws:SourceIp</c> whatever compares them.</summary>
    private static bool HasAddresses(Condition condition) =>
        condition.Operator.AsksForAbsence
        || !(condition.ComparesAddresses || condition.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase))
        || condition.Wanted.All(IpAddressTest.IsRange);

    /// <summary>Whether the key applies to the action; to one with wildcards, if it does to any that matches and has a resource in the statement.</summary>
    private static bool Applies(string key, string action, bool hasBucket, bool hasObjects)
    {
        var registered = ConditionKeys.Find(key)?.Name ?? key;
        return action.AsSpan().ContainsAny('*', '?')
            ? (hasBucket && Any(BucketPolicyActions.OnBuckets)) || (hasObjects && Any(BucketPolicyActions.OnObjects))
            : BucketPolicyConditionKeys.IsOf(registered, action);

        bool Any(IReadOnlyList<string> actions) => actions.Any(known => PolicyStatement.Names(action, known) && BucketPolicyConditionKeys.IsOf(registered, known));
    }
}
