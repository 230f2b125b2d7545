using ScsLabs.Model;
using ScsLabs.Policy.Conditions;
using ScsLabs.Policy.Evaluation;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Permissions;

/// <summary>Finds the requests that a principal is allowed, for all actions of AWS and all resources.</summary>
/// <remarks>
/// It decides on requests that stand for all others: for each action one of those that no policy tells apart from it, for each space a
/// resource of every combination of patterns, for each condition key a value of every combination of conditions (<see cref="Witnesses"/>, <see cref="KeyValues"/>).
/// Condition keys are taken as independent of each other, so more may be found than one request can have, never less.
/// Its bounds are those of <see cref="RequestContexts"/> and <see cref="Witnesses"/>; docs/design.md says what it doesn't find yet.
/// </remarks>
/// <param name="scopes">The resources that decide for themselves, the more specific first.</param>
/// <param name="expected">The permissions whose requests aren't searched, but may be told apart.</param>
internal sealed class PermissionSearch(IReadOnlyList<ResourceScope> scopes, IReadOnlyList<Permission> expected)
{
    /// <summary>Actions that services or the engine treat apart from others.</summary>
    private static readonly string[] Special = ["sts:GetCallerIdentity", "sts:AssumeRole", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", .. AclGrants.Actions];

    private readonly Dictionary<(ResourceType Type, AccountId? Account), IReadOnlyList<ResourceSpace>> spaces = [];
    private readonly Dictionary<(ResourceSpace Space, string Patterns), IReadOnlyList<string>> resources = [];
    private readonly Dictionary<PrincipalScope, HashSet<string>> namedActions = [];
    private readonly HashSet<string> near = [.. expected.Select(static permission => permission.Action.Split(':')[0])];
    private int decisions;

    /// <summary>Whether resources' owners allow what the principal's own account does: then its own policies alone decide.</summary>
    public bool OwnersAllow { get; init; }

    /// <summary>The most requests that are decided.</summary>
    public int MaxDecisions { get; init; } = 20_000_000;

    /// <summary>The compiled patterns of the resources that are asked about; requests for others may be left out, except for roles to assume.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [Glob.AnyRun.ToString()];

    /// <summary>Whether permissions of the action's service are expected: these say most of a wide statement.</summary>
    public bool IsNear(string action) => near.Contains(action.Split(':')[0]);

    /// <summary>Searches all allowed requests, those for near actions first.</summary>
    public IEnumerable<Trial> Allowed(PrincipalScope caller) =>
        ServiceActions.All.OrderBy(service => !near.Contains(service.Name)).SelectMany(service => Allowed(caller, service));

    /// <summary>Searches some services alone.</summary>
    public IEnumerable<Trial> Allowed(PrincipalScope caller, IReadOnlySet<string> services) =>
        ServiceActions.All.Where(service => services.Contains(service.Name)).SelectMany(service => Allowed(caller, service));

    /// <summary>Decides on the requests that stand for all of a service for resources that decide for themselves, allowed or not.</summary>
    public IEnumerable<Trial> InScopes(PrincipalScope caller, string service) =>
        from known in ServiceActions.All
        where known.Name == service
        from alike in Alike(caller, known)
        from space in alike.Group.Types.SelectMany(type => SpacesOf(type, caller))
        where space.Scope is not null
        from trial in Trials(caller, alike.Actions, alike.Group, space)
        select trial;

    /// <summary>Whether the principal has a permission: in some context every request for one of its resources is allowed.</summary>
    /// <exception cref="ArgumentException">No such action exists, or it never applies to the resource.</exception>
    public bool Has(PrincipalScope caller, Permission permission)
    {
        var tried = false;
        foreach (var (actions, group) in ServiceActions.All.SelectMany(service => Alike(caller, service)).Where(alike => permission.Names(alike.Actions[0])))
        {
            foreach (var space in group.Types.SelectMany(type => SpacesOf(type, caller)))
            {
                var trials = Trials(caller, actions, group, space).Where(trial => permission.IsOn(trial.Request.Resource)).ToList();
                tried |= trials.Count > 0;
                var contexts = trials.GroupBy(trial => trial.Request.Context).Where(context => permission.HoldsIn(context.First().Request));
                if (trials.Count > 0 && !contexts.Any(context => context.All(trial => trial.Decision.IsAllowed)))
                {
                    return false;
                }
            }
        }

        return tried || IsForeign(permission.Resource, caller)
            ? tried
            : throw new ArgumentException($"There is no request for {permission.Action} on {permission.Resource}: no such action exists, or it never applies to such a resource.", nameof(permission));
    }

    /// <summary>Replaces a made-up Region in the example's ARN by <c>us-east-1</c>, if that request is allowed too.</summary>
    public Trial Readable(Trial trial)
    {
        if (ArnParts.Split(trial.Request.Resource) is not [var arn, var partition, var service, { Length: 1 }, var account, var resource])
        {
            return trial;
        }

        var request = trial.Request with { Resource = string.Join(':', arn, partition, service, "us-east-1", account, resource) };
        var decision = PolicyEngine.Evaluate(request, PoliciesIn(trial.Space, request.Action, trial.Caller));
        return decision.IsAllowed && trial.Space.Has(request.Resource) ? trial with { Request = request, Decision = decision } : trial;
    }

    private IEnumerable<Trial> Allowed(PrincipalScope caller, ServiceActions service)
    {
        foreach (var (actions, group) in Alike(caller, service))
        {
            foreach (var space in group.Types.SelectMany(type => SpacesOf(type, caller)))
            {
                if ((service.Name == "sts" || Resources.Any(resource => ResourceSpace.MayOverlap(space.Within, resource))) && MayBeAllowed(actions[0], PoliciesIn(space, actions[0], caller)))
                {
                    foreach (var trial in Trials(caller, actions, group, space).Where(trial => trial.Decision.IsAllowed))
                    {
                        yield return trial;
                    }
                }
            }
        }
    }

    private IReadOnlyList<ResourceSpace> SpacesOf(ResourceType type, PrincipalScope caller)
    {
        var account = OwnersAllow ? null : caller.Principal.Account;
        if (!spaces.TryGetValue((type, account), out var found))
        {
            spaces[(type, account)] = found = [.. ResourceSpace.Of(type, account?.ToString(), OwnersAllow ? [] : scopes)];
        }

        return found;
    }

    /// <summary>The requests that stand for all requests for an action in a space, with their decisions.</summary>
    private IEnumerable<Trial> Trials(PrincipalScope caller, IReadOnlyList<string> actions, ActionGroup group, ResourceSpace space)
    {
        var action = actions[0];
        var policies = PoliciesIn(space, action, caller);
        var statements = Statements(policies).Where(statement => statement.Actions.Any(pattern => pattern.Matches(action)) != statement.NotActions).ToList();
        var named = expected.Where(permission => permission.Names(action)).ToList();
        var known = new AccessRequest(caller.Principal, action, "*", space.Scope?.Owner(action), Known(caller, space, action));
        foreach (var context in RequestContexts.Of(caller, group, space, statements, named, policies.Grants, known))
        {
            var request = known with { Context = context };
            List<string> patterns =
            [
                .. space.Borders,
                .. named.SelectMany(permission => permission.Except.Prepend(permission.Resource)).Select(Permission.Compile),
                .. statements.SelectMany(statement => statement.Resources ?? []).Select(resource => resource.For(request)).OfType<string>(),
            ];
            foreach (var resource in ResourcesOf(space, patterns))
            {
                if (++decisions > MaxDecisions)
                {
                    throw new PermissionsException($"more than {MaxDecisions} requests would have to be decided");
                }

                var asked = request with { Resource = resource };
                yield return new(caller, actions, space, asked, PolicyEngine.Evaluate(asked, policies));
            }
        }
    }

    private IReadOnlyList<string> ResourcesOf(ResourceSpace space, List<string> patterns)
    {
        if (space.IsOne)
        {
            return [space.Within];
        }

        var key = string.Join('\n', patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (!resources.TryGetValue((space, key), out var found))
        {
            resources[(space, key)] = found = [.. Witnesses.Of(space.Within, patterns).Where(space.Has)];
        }

        return found;
    }

    private PolicySet PoliciesIn(ResourceSpace space, string action, PrincipalScope caller) =>
        space.Scope is { } scope ? scope.AddTo(action, caller.Principal, caller.Policies)
        : OwnersAllow || action.StartsWith("kms:", StringComparison.Ordinal) ? caller.Policies with { Resource = Delegation.To(caller.Principal.Account!.Value) }
        : caller.Policies;

    private static ConditionContext Known(PrincipalScope caller, ResourceSpace space, string action) =>
        space.Scope?.Known is { } known ? caller.Known.With(known(action)) : caller.Known;

    /// <summary>The actions of a service, in groups that neither the reference nor any policy tells apart.</summary>
    private IEnumerable<(IReadOnlyList<string> Actions, ActionGroup Group)> Alike(PrincipalScope caller, ServiceActions service)
    {
        List<ActionPattern> patterns = [.. NamedActions(caller).Where(text => text.StartsWith($"{service.Name}:", StringComparison.OrdinalIgnoreCase) || !text.Contains(':')).Select(text => new ActionPattern(text))];
        return from @group in service.Groups
               from alike in @group.Actions.GroupBy(action => string.Concat(patterns.Select(pattern => pattern.Matches(action) ? '1' : '0')), StringComparer.Ordinal)
               select ((IReadOnlyList<string>)[.. alike], @group);
    }

    private HashSet<string> NamedActions(PrincipalScope caller)
    {
        if (!namedActions.TryGetValue(caller, out var named))
        {
            var all = scopes.Select(scope => scope.AddTo("s3:GetObject", caller.Principal, new())).Prepend(caller.Policies).ToList();
            namedActions[caller] = named = new(
                [.. Special, .. expected.Select(permission => permission.Action), .. all.SelectMany(Statements).SelectMany(statement => statement.ActionTexts), .. all.SelectMany(policies => policies.Grants).SelectMany(grant => grant.Operations).Select(operation => $"kms:{operation}")],
                StringComparer.OrdinalIgnoreCase);
        }

        return named;
    }

    private static bool MayBeAllowed(string action, PolicySet policies) =>
        policies.Grants.Count > 0
        || policies.AccessControlList is not null
        || policies.Identity.Append(policies.Resource).OfType<AttachedPolicy>().SelectMany(policy => policy.Document.Statements)
            .Any(statement => statement.Effect is Effect.Allow && statement.Actions.Any(pattern => pattern.Matches(action)) != statement.NotActions);

    private static IEnumerable<PolicyStatement> Statements(PolicySet policies) =>
        policies.Identity.Concat(policies.PermissionsBoundaries).Concat(policies.Session ?? []).Append(policies.Resource).OfType<AttachedPolicy>().SelectMany(policy => policy.Document.Statements);

    private static bool IsForeign(string resource, PrincipalScope caller) =>
        ArnParts.Split(resource) is [_, _, _, _, { Length: > 0 } account, _] && account != caller.Principal.Account.ToString();
}
