using System.Collections.Frozen;
using ScsLabs.Policy.Conditions;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Parsing;

/// <summary>The rules for each kind of policy.</summary>
/// <remarks>
/// Sources: IAM User Guide, access-analyzer-reference-policy-checks; Organizations User Guide, orgs_manage_policies_rcps_syntax.
/// Rules of a single service (S3: a Resource within the bucket) are checked by that service.
/// </remarks>
internal static class KindRules
{
    private const string WrongForType = "The provided policy document does not meet the requirements of the specified policy type.";

    /// <summary>The actions that a trust policy can have. IAM compares them by case, and accepts no wildcard.</summary>
    private static readonly FrozenSet<string> TrustActions = FrozenSet.Create(
        StringComparer.Ordinal,
        "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:SetContext", "sts:SetSourceIdentity", "sts:TagSession");

    /// <summary>Throws unless the document complies with the rules of its kind.</summary>
    /// <exception cref="PolicyFormatException">A rule is broken.</exception>
    public static void Check(IReadOnlyList<StatementReader> statements, PolicyKind kind)
    {
        foreach (var statement in statements)
        {
            var refusal = kind switch
            {
                PolicyKind.Identity or PolicyKind.PermissionsBoundary or PolicyKind.Session when statement.Principals is not null =>
                    "Policy document should not specify a principal.",
                PolicyKind.ServiceControl when statement.Principals is not null => WrongForType,
                PolicyKind.RoleTrust when statement.Has("Resource") => "Has prohibited field Resource",
                PolicyKind.RoleTrust when statement.Has("NotResource") => "Has prohibited field NotResource",
                PolicyKind.Resource or PolicyKind.RoleTrust when statement.Principals is null => "Missing required field Principal",
                PolicyKind.Resource or PolicyKind.RoleTrust when statement.Principals.Entries.Count == 0 => "Missing required field Principal cannot be empty!",
                _ => null,
            };

            if (refusal is not null)
            {
                throw new PolicyFormatException(refusal);
            }
        }
    }

    /// <summary>Throws unless the document complies with the rules for new documents. Stored documents and AWS's own are exempt.</summary>
    /// <exception cref="PolicyFormatException">A rule is broken.</exception>
    public static void CheckNew(IReadOnlyList<StatementReader> statements, PolicyKind kind, string version)
    {
        if (version != PolicyVersion.Current && kind is PolicyKind.Identity or PolicyKind.PermissionsBoundary or PolicyKind.ServiceControl or PolicyKind.ResourceControl)
        {
            throw new PolicyFormatException(Refusals.Version);
        }

        if (kind is PolicyKind.ResourceControl && !statements.All(IsResourceControl))
        {
            throw new PolicyFormatException(WrongForType);
        }

        if (kind is PolicyKind.RoleTrust && statements.Any(statement => statement.Actions is { } actions && !actions.All(TrustActions.Contains)))
        {
            throw new PolicyFormatException("AssumeRole policy may only specify STS AssumeRole actions.");
        }

        if (kind is PolicyKind.RoleTrust or PolicyKind.Resource)
        {
            CheckPrincipals(statements, kind);
        }

        if (kind is not (PolicyKind.Resource or PolicyKind.VpcEndpoint) && statements.SelectMany(statement => statement.Conditions).Select(ValueRefusal).FirstOrDefault(refusal => refusal is not null) is { } refusal)
        {
            throw new PolicyFormatException(refusal);
        }
    }

    /// <summary>IAM's error for a value that the condition's operator can't read; null for none. IAM takes whatever a Bool or Null is compared with.</summary>
    private static string? ValueRefusal(Condition condition) => condition.Operator.Name switch
    {
        _ when !condition.HasUnreadableValue => null,
        "Bool" or "Null" => null,
        "BinaryEquals" => Refusals.Syntax,
        ['A', 'r', 'n', ..] when condition.Wanted.All(value => value == "*" || ArnParts.Split(value).Count == ArnParts.Count) => null,
        _ => Refusals.LegacyParsing,
    };

    private static void CheckPrincipals(IReadOnlyList<StatementReader> statements, PolicyKind kind)
    {
        if (kind is PolicyKind.RoleTrust && statements.Any(statement => statement.IsAboutPlainStar))
        {
            throw new PolicyFormatException("AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\".");
        }

        var unknown = statements.SelectMany(statement => statement.Principals!.Entries).OfType<ServiceEntry>().FirstOrDefault(entry => !ServicePrincipals.IsKnown(entry.Text));
        if (unknown is not null)
        {
            throw PrincipalReader.Invalid("SERVICE", unknown.Text);
        }
    }

    /// <summary>Whether the statement complies with the rules for an RCP: a Deny, for everyone, of named actions.</summary>
    private static bool IsResourceControl(StatementReader statement) =>
        statement.Effect == "Deny"
        && statement.Principals is { Negated: false, Entries: [EveryoneEntry] }
        && !statement.Has("NotAction")
        && statement.Actions?.Any(action => action == "*") != true;
}
