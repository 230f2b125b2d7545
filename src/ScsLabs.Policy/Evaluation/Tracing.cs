namespace ScsLabs.Policy.Evaluation;

/// <summary>Gathers the result of a comparison.</summary>
internal static class Tracing
{
    public static StatementTrace Of(PolicyKind kind, AttachedPolicy policy, PolicyStatement statement, StatementMatch match, AccessRequest request) => new()
    {
        Kind = kind,
        Policy = policy.Name,
        Sid = statement.Sid,
        Index = statement.Index,
        Effect = statement.Effect,
        Mismatch = match.Failed is { } element ? Mismatched(element, statement, match, request) : null,
    };

    public static StatementTrace Of(KeyGrant grant, StatementMatch match, AccessRequest request) => new()
    {
        Kind = PolicyKind.Grant,
        Policy = grant.GrantId,
        Effect = Effect.Allow,
        Mismatch = match.Failed switch
        {
            StatementElement.Action => DoesNotName(StatementElement.Action, "Operations", grant.Operations, request.Action),
            StatementElement.Principal => DoesNotName(StatementElement.Principal, "GranteePrincipal", [grant.GranteePrincipal], request.Principal.Name),
            StatementElement.Condition => new() { Kind = MismatchKind.OtherContext, Element = StatementElement.Condition, Name = "Constraints" },
            _ => null,
        },
    };

    public static StatementTrace Of(AclGrant grant, int index, StatementMatch match, AccessRequest request, bool ignoresPublic)
    {
        var (permission, grantee) = (grant.Permission.Name(), $"{grant.Grantee}");
        return new()
        {
            Kind = PolicyKind.AccessControlList,
            Policy = $"{permission} to {grantee}",
            Index = index,
            Effect = Effect.Allow,
            Mismatch = match.Failed switch
            {
                StatementElement.Action => new() { Kind = MismatchKind.OtherPermission, Element = StatementElement.Action, Name = permission, Wanted = [grantee], Actual = [request.Action, request.Resource] },
                StatementElement.Principal when ignoresPublic && grant.IsPublic => new() { Kind = MismatchKind.Ignored, Element = StatementElement.Principal, Name = permission, Wanted = [grantee], Actual = [request.Principal.Name] },
                StatementElement.Principal => DoesNotName(StatementElement.Principal, "Grantee", [grantee], request.Principal.Name),
                _ => null,
            },
        };
    }

    private static Mismatch Mismatched(StatementElement element, PolicyStatement statement, StatementMatch match, AccessRequest request) => element switch
    {
        StatementElement.Action when statement.Actions.Count == 0 => NoElement(element),
        StatementElement.Resource when statement.Resources is null => NoElement(element),
        StatementElement.Action => DoesNotName(element, "Action", statement.ActionTexts, request.Action, statement.NotActions),
        StatementElement.Resource => DoesNotName(element, "Resource", statement.ResourceTexts, request.Resource, statement.NotResources),
        StatementElement.Principal => DoesNotName(element, "Principal", statement.Principals!.Entries.Select(entry => entry.Text), request.Principal.Name, statement.Principals.Negated),
        _ => DoesNotHold(match.Condition!, request),
    };

    private static Mismatch NoElement(StatementElement element) => new() { Kind = MismatchKind.NoElement, Element = element, Name = $"{element}" };

    private static Mismatch DoesNotName(StatementElement element, string name, IEnumerable<string> values, string actual, bool negated = false) => new()
    {
        Kind = negated ? MismatchKind.LeavesOut : MismatchKind.DoesNotName,
        Element = element,
        Name = negated ? $"Not{name}" : name,
        Wanted = [.. values],
        Actual = [actual],
    };

    private static Mismatch DoesNotHold(Conditions.Condition condition, AccessRequest request)
    {
        IReadOnlyList<string> actual = request.Find(condition.Key)?.ToList() ?? [];
        return new()
        {
            Kind = condition.NotComputed ? MismatchKind.NotComputed : actual.Count == 0 ? MismatchKind.NoValue : MismatchKind.OtherValue,
            Element = StatementElement.Condition,
            Name = condition.OperatorName,
            Key = condition.Key,
            Wanted = condition.Wanted,
            Actual = actual,
        };
    }
}
