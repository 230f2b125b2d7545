using System.Collections.Frozen;
using System.Globalization;
using ScsLabs.Policy.Conditions;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy;

/// <summary>Determines whether S3 considers a bucket policy public: it allows everyone, and no condition limits that to fixed values.</summary>
/// <remarks>Source: S3 User Guide, access-control-block-public-access, "The meaning of public".</remarks>
internal static class PublicAccess
{
    private static readonly FrozenSet<string> NarrowingKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:SourceAccount", "aws:SourceArn",
        "aws:SourceOrgID", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce",
        "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "aws:VpceAccount", "aws:VpceOrgID", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
        "s3:x-amz-server-side-encryption-aws-kms-key-id");

    public static bool IsPublic(PolicyDocument document) => document.Statements.Any(IsPublic);

    /// <summary>Whether a statement makes a policy public.</summary>
    public static bool IsPublic(PolicyStatement statement) =>
        statement.Effect is Effect.Allow
        && statement.Principals is { } principals
        && (principals.Negated || principals.Entries.Any(entry => entry is EveryoneEntry))
        && !statement.Conditions.Any(Narrows);

    private static bool Narrows(Condition condition) =>
        condition is { IfExists: false, Operator: { Negated: false, AsksForAbsence: false }, Wanted.Count: > 0 }
        && condition.Set is not SetPrefix.ForAllValues
        && condition.Wanted.All(value => IsFixed(condition.Key, value));

    private static bool IsFixed(string key, string value) => key.ToLowerInvariant() switch
    {
        "aws:sourceip" => IsNarrowRange(value),
        "aws:principalisawsservice" => value.Equals("true", StringComparison.OrdinalIgnoreCase),
        "aws:principalorgpaths" or "aws:vpceorgpaths" or "aws:sourceorgpaths" => value.Contains('/') && IsLiteral(value.TrimEnd('*')),
        "aws:userid" => IsLiteral(value.EndsWith(":*", StringComparison.Ordinal) ? value[..^2] : value),
        _ when !NarrowingKeys.Contains(key) => false,
        _ when ConditionKeys.Find(key) is { Type: ConditionKeyType.Arn } => IsLiteral(value) || HasFixedAccount(ArnParts.Split(value)),
        _ => IsLiteral(value),
    };

    /// <summary>Whether the text has neither wildcards nor variables.</summary>
    private static bool IsLiteral(string text) => text.Length > 0 && !text.AsSpan().ContainsAny('*', '?', '$');

    /// <summary>Whether the ARN's account is fixed; the resource, as the name of an access point, may be open.</summary>
    private static bool HasFixedAccount(IReadOnlyList<string> arn) => arn.Count == ArnParts.Count && IsLiteral(arn[2]) && IsLiteral(arn[4]);

    /// <summary>Whether the range is at most a /8 (IPv4) or /32 (IPv6). The private ranges of RFC 1918 always count as narrow.</summary>
    private static bool IsNarrowRange(string range)
    {
        var slash = range.IndexOf('/');
        return slash < 0
            || (int.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix >= (range.Contains(':') ? 32 : 8));
    }
}
