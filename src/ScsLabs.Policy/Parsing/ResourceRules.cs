using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Parsing;

/// <summary>IAM's rules for an ARN in the Resource of a policy that IAM stores.</summary>
internal static class ResourceRules
{
    private static readonly string[] IamPaths =
    [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/",
        "sms-mfa/", "saml-provider/", "oidc-provider/", "report/", "access-report/",
    ];

    /// <summary>Returns IAM's error for the resource; null if there is none.</summary>
    public static string? Refusal(string resource)
    {
        if (resource == "*")
        {
            return null;
        }

        var parts = ArnParts.Split(resource);
        if (parts.Count == 1)
        {
            return $"Resource {resource} must be in ARN format or \"*\".";
        }

        if (!IsPartition(parts[1]))
        {
            return $"Partition \"{parts[1]}\" is not valid for resource \"arn:{parts[1]}:{Part(parts, 2)}:{Part(parts, 3)}:{Part(parts, 4)}:{Part(parts, 5)}\".";
        }

        if (parts.Count == 2)
        {
            return "Resource vendor must be fully qualified and cannot contain regexes.";
        }

        return parts[2] switch
        {
            "iam" => IamRefusal(resource, parts),
            "s3" when HasRegion(parts) && !IsRegional(parts) => $"Resource {resource} can not contain region information.",
            _ => null,
        };
    }

    /// <summary>Whether the ARN passes legacy parsing: an ARN with an empty part must have all six parts, and always a service.</summary>
    public static bool PassesLegacyParsing(string resource) =>
        resource == "*"
        || ((resource.Count(c => c == ':') >= 5 || !resource.Contains("::", StringComparison.Ordinal)) && resource.Split(':')[2].Length > 0);

    private static string? IamRefusal(string resource, IReadOnlyList<string> parts)
    {
        if (HasRegion(parts))
        {
            return $"IAM resource {resource} cannot contain region information.";
        }

        // A path that begins with a wildcard or variable may match any of them.
        return parts.Count < 6 || parts[5] is "" or ['*' or '?' or '$', ..] or "root" || IamPaths.Any(path => parts[5].StartsWith(path, StringComparison.Ordinal))
            ? null
            : $"IAM resource path must either be \"*\" or start with {string.Join(", ", IamPaths)}.";
    }

    private static bool HasRegion(IReadOnlyList<string> parts) => parts.Count > 3 && parts[3] is not ("" or "*");

    /// <summary>Whether the ARN has a Region: access points and the like do; buckets and objects don't.</summary>
    private static bool IsRegional(IReadOnlyList<string> parts) => parts.Count > 4 && parts[4].Length > 0;

    private static bool IsPartition(string partition) =>
        partition is "aws" || partition.StartsWith("aws-", StringComparison.Ordinal) || partition.AsSpan().ContainsAny('*', '$');

    private static string Part(IReadOnlyList<string> parts, int index) => index < parts.Count ? parts[index] : "*";
}
