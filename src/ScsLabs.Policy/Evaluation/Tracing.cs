using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Evaluation;

/// <summary>Describes the result of a comparison in words.</summary>
internal static class Tracing
{
    public static StatementTrace Of(PolicyKind kind, AttachedPolicy policy, PolicyStatement statement, StatementMatch match, AccessRequest request)
    {
        var condition = match.Condition is { } failed
            ? new ConditionTrace { Operator = failed.OperatorName, Key = failed.Key, Wanted = failed.Wanted, Actual = request.Find(failed.Key)?.ToList() ?? [], NotComputed = failed.NotComputed }
            : null;
        return new()
        {
            Kind = kind,
            Policy = policy.Name,
            Sid = statement.Sid,
            Index = statement.Index,
            Effect = statement.Effect,
            Failed = match.Failed,
            WhyNot = WhyNot(statement, match, request, condition),
            Condition = condition,
        };
    }

    public static StatementTrace Of(KeyGrant grant, StatementMatch match, AccessRequest request) => new()
    {
        Kind = PolicyKind.Grant,
        Policy = grant.GrantId,
        Effect = Effect.Allow,
        Failed = match.Failed,
        WhyNot = match.Failed switch
        {
            StatementElement.Action => $"Operations [{List(grant.Operations)}] doesn't name {request.Action}",
            StatementElement.Principal => $"GranteePrincipal [{grant.GranteePrincipal}] doesn't name {request.Principal.Name}",
            StatementElement.Condition => "the request's encryption context isn't what the grant's constraints want",
            _ => null,
        },
    };

    public static StatementTrace Of(AclGrant grant, int index, StatementMatch match, AccessRequest request, bool ignoresPublic) => new()
    {
        Kind = PolicyKind.AccessControlList,
        Policy = $"{grant.Permission.Name()} to {grant.Grantee}",
        Index = index,
        Effect = Effect.Allow,
        Failed = match.Failed,
        WhyNot = match.Failed switch
        {
            StatementElement.Action => $"{grant.Permission.Name()} doesn't allow {grant.Grantee} {request.Action} on {request.Resource}",
            StatementElement.Principal when ignoresPublic && grant.IsPublic => $"IgnorePublicAcls ignores what is granted to {grant.Grantee}",
            StatementElement.Principal => $"Grantee [{grant.Grantee}] doesn't name {request.Principal.Name}",
            _ => null,
        },
    };

    private static string? WhyNot(PolicyStatement statement, StatementMatch match, AccessRequest request, ConditionTrace? condition) => match.Failed switch
    {
        StatementElement.Action when statement.Actions.Count == 0 => "A statement of a key policy without Action has no effect",
        StatementElement.Resource when statement.Resources is null => "A statement of a key policy without Resource has no effect",
        StatementElement.Action =>
            $"{Name("Action", statement.NotActions)} [{List(statement.Actions.Select(a => a.Text))}] {Leaves(statement.NotActions)} {request.Action}",
        StatementElement.Resource =>
            $"{Name("Resource", statement.NotResources)} [{List(statement.Resources.Select(r => r.Text))}] {Leaves(statement.NotResources)} {request.Resource}",
        StatementElement.Principal =>
            $"{Name("Principal", statement.Principals!.Negated)} [{List(statement.Principals.Entries.Select(e => e.Text))}] {Leaves(statement.Principals.Negated)} {request.Principal.Name}",
        StatementElement.Condition => WhyNot(condition!),
        _ => null,
    };

    private static string WhyNot(ConditionTrace condition)
    {
        var actual = condition switch
        {
            { NotComputed: true } => "this emulator doesn't compute that key",
            { Actual: [] } => "the request has no value",
            _ => $"the request has [{List(condition.Actual)}]",
        };
        return $"{condition.Operator} {condition.Key} wants [{List(condition.Wanted)}], {actual}";
    }

    private static string Name(string element, bool negated) => negated ? "Not" + element : element;

    private static string Leaves(bool negated) => negated ? "leaves out" : "doesn't name";

    private static string List(IEnumerable<string> values) => string.Join(", ", values);
}
