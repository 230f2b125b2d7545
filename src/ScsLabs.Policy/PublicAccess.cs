using System.Collections.Frozen;
using System.Globalization;
using ScsLabs.Policy.Conditions;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy;

/// <summary>Whether S3 calls a bucket policy public: an allow to everyone that no condition narrows to fixed values.</summary>
/// <remarks>Source: S3 User Guide, access-control-block-public-access, "The meaning of public".</remarks>
internal static class PublicAccess
{
    private static readonly FrozenSet<string> NarrowingKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount", "aws:SourceArn",
        "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce",
        "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths", "aws:userid", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
        "s3:x-amz-server-side-encryption-aws-kms-key-id");

    public static bool IsPublic(PolicyDocument document) => document.Statements.Any(IsPublic);

    private static bool IsPublic(PolicyStatement statement) =>
        statement.Effect is Effect.Allow
        && statement.Principals is { } principals
        && (principals.Negated || principals.Entries.Any(entry => entry is EveryoneEntry))
        && !statement.Conditions.Any(Narrows);

    private static bool Narrows(Condition condition) =>
        condition is { IfExists: false, Operator: { Negated: false, AsksForAbsence: false }, Wanted.Count: > 0 }
        && condition.Set is not SetPrefix.ForAllValues
        && (condition.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase)
            ? condition.Wanted.All(IsNarrowRange)
            : NarrowingKeys.Contains(condition.Key) && condition.Wanted.All(value => IsFixed(condition.Key, value)));

    /// <summary>Without wildcard and variable; the name of an access point may have one, as its account is fixed.</summary>
    private static bool IsFixed(string key, string value)
    {
        var parts = ArnParts.Split(value);
        var decisive = key.Equals("s3:DataAccessPointArn", StringComparison.OrdinalIgnoreCase) && parts.Count == ArnParts.Count ? parts[4] : value;
        return decisive.Length > 0 && !decisive.AsSpan().ContainsAny('*', '?', '$');
    }

    /// <summary>At most a /8 (IPv4) or /32 (IPv6); the private ranges of RFC 1918 are narrow anyway.</summary>
    private static bool IsNarrowRange(string range)
    {
        var slash = range.IndexOf('/');
        return slash < 0
            || (int.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix >= (range.Contains(':') ? 32 : 8));
    }
}
