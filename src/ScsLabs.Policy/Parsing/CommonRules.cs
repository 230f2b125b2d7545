namespace ScsLabs.Policy.Parsing;

/// <summary>The rules for statements of every kind of policy, in the order in which IAM checks them.</summary>
internal static class CommonRules
{
    /// <summary>Throws unless the statements comply with all rules.</summary>
    /// <exception cref="PolicyFormatException">A rule is broken.</exception>
    public static void Check(IReadOnlyList<StatementReader> statements, PolicyKind kind)
    {
        var resourceRefusal = LegacyParse(statements, kind);

        var sids = statements.Select(statement => statement.Sid).Where(sid => !string.IsNullOrEmpty(sid)).ToList();
        Require(kind is PolicyKind.Resource || sids.Distinct(StringComparer.Ordinal).Count() == sids.Count, "Statement IDs (SID) in a single policy must be unique.");
        Require(
            kind is PolicyKind.Resource or PolicyKind.VpcEndpoint || sids.All(sid => sid!.All(char.IsAsciiLetterOrDigit)),
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");
        Require(statements.All(statement => HasActions(statement, kind)), "Policy statement must contain actions.");
        Require(statements.All(statement => HasResources(statement, kind)), "Policy statement must contain resources.");
        Require(resourceRefusal is null, resourceRefusal!);

        foreach (var action in statements.SelectMany(statement => statement.Actions ?? []))
        {
            CheckAction(action);
        }
    }

    /// <summary>IAM's error of legacy parsing, with the first bad resource, which comes later.</summary>
    private static string? LegacyParse(IReadOnlyList<StatementReader> statements, PolicyKind kind)
    {
        Require(statements.All(statement => statement.Effect is "Allow" or "Deny"), Refusals.LegacyParsing);
        Require(!statements.Any(statement => statement.Conditions.Any(condition => condition.ComparesDates && condition.HasUnreadableValue)), Refusals.LegacyParsing);
        if (kind is PolicyKind.Resource or PolicyKind.RoleTrust or PolicyKind.VpcEndpoint)
        {
            return null;
        }

        foreach (var resource in statements.SelectMany(statement => statement.Resources ?? []))
        {
            if (ResourceRules.Refusal(resource) is { } refusal)
            {
                return refusal;
            }

            Require(ResourceRules.PassesLegacyParsing(resource), Refusals.LegacyParsing);
        }

        return null;
    }

    /// <summary>Whether the statement complies with its kind: a resource policy may omit Action, as a key policy does in vain. S3 refuses that itself.</summary>
    private static bool HasActions(StatementReader statement, PolicyKind kind) =>
        statement.Actions is { Count: > 0 } || (statement.Actions is null && kind is PolicyKind.Resource);

    /// <summary>Whether the statement complies with its kind: a resource policy may omit Resource, a trust policy must.</summary>
    private static bool HasResources(StatementReader statement, PolicyKind kind) =>
        statement.Resources is { Count: > 0 } || (statement.Resources is null && kind is PolicyKind.Resource or PolicyKind.RoleTrust or PolicyKind.VpcEndpoint);

    private static void CheckAction(string action)
    {
        if (action == "*")
        {
            return;
        }

        var colon = action.IndexOf(':');
        Require(colon >= 0, "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        Require(!action.AsSpan(colon + 1).Contains(':'), "Actions/Condition can contain only one colon.");

        var vendor = action[..colon];
        Require(vendor == "*" || vendor.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'), $"Vendor {vendor} is not valid");
    }

    private static void Require(bool kept, string refusal)
    {
        if (!kept)
        {
            throw new PolicyFormatException(refusal);
        }
    }
}
