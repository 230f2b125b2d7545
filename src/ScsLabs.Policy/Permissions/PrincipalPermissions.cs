using ScsLabs.Policy.Permissions;

namespace ScsLabs.Policy;

/// <summary>All that a principal may do, from every source: its own policies, those of resources, grants, access control lists, and the roles that it may assume.</summary>
/// <remarks>
/// It is decided for all of AWS's actions (Service Authorization Reference), not only for those that are emulated, and for all resources:
/// those that exist and those that could be created.
/// </remarks>
public sealed class PrincipalPermissions
{
    /// <summary>The maximum number of expected permissions and of resources that are looked at, together.</summary>
    private const int MaxExpected = 1_000;

    private readonly string principal;
    private readonly IReadOnlyList<PrincipalScope> sessions;
    private readonly IReadOnlyList<ResourceScope> scopes;

    internal PrincipalPermissions(string principal, IReadOnlyList<PrincipalScope> sessions, IReadOnlyList<ResourceScope> scopes) =>
        (this.principal, this.sessions, this.scopes) = (principal, sessions, scopes);

    private IReadOnlyList<string> Resources { get; init; } = ["*"];

    private bool OwnersAllow { get; init; }

    /// <summary>Limits the search to permissions on these resources.</summary>
    /// <param name="resources">The ARNs, with wildcards.</param>
    public PrincipalPermissions On(params IReadOnlyList<string> resources) => new(principal, sessions, scopes) { Resources = resources, OwnersAllow = OwnersAllow };

    /// <summary>Limits the judgement to the principal's own policies: every resource's owner counts as allowing the same.</summary>
    public PrincipalPermissions ByItsOwnPolicies() => new(principal, sessions, scopes) { Resources = Resources, OwnersAllow = true };

    /// <summary>Finds what the principal is allowed beyond the expected permissions, by the statement, grant or list that allows it.</summary>
    /// <exception cref="PermissionsException">The search would take too long.</exception>
    public IReadOnlyList<FoundPermission> Beyond(params IReadOnlyList<Permission> expected) => Beyond(SearchFor(expected), expected);

    private IReadOnlyList<FoundPermission> Beyond(PermissionSearch search, IReadOnlyList<Permission> expected)
    {
        var found = new Dictionary<string, (Trial First, SortedSet<string> Actions)>(StringComparer.Ordinal);
        var assumed = new HashSet<string>(StringComparer.Ordinal) { principal };
        var callers = new Queue<PrincipalScope>(sessions);
        while (callers.TryDequeue(out var caller))
        {
            foreach (var trial in search.Allowed(caller))
            {
                if (trial is { Request.Action: "sts:AssumeRole", Space.Scope: { Becomes: { } becomes } role } && assumed.Add(role.Pattern))
                {
                    foreach (var session in becomes.Value)
                    {
                        callers.Enqueue(session with { Through = [.. caller.Through, trial.Request.Resource] });
                    }
                }

                if (IsBeyond(trial))
                {
                    var source = string.Join('\n', [.. caller.Through, trial.Decision.DecidedBy.ToString(), trial.Decision.Policy?.Name ?? trial.Space.Scope?.Pattern, trial.Decision.Statement?.Index.ToString()]);
                    if (!found.TryGetValue(source, out var first))
                    {
                        found[source] = first = (search.Readable(trial) is var readable && IsBeyond(readable) ? readable : trial, new(StringComparer.Ordinal));
                    }

                    first.Actions.UnionWith(trial.Actions);
                }
            }
        }

        return [.. found.Values.Select(source => new FoundPermission([.. source.Actions.OrderBy(action => !search.IsNear(action))], source.First))];

        bool IsBeyond(Trial trial) => IsLookedAt(trial) && !expected.Any(permission => permission.Names(trial.Request.Action) && permission.IsOn(trial.Request.Resource) && permission.HoldsIn(trial.Request));
    }

    /// <summary>The expected permissions that the principal doesn't have: where some request for the permission's resources is refused in every context that it admits.</summary>
    /// <exception cref="ArgumentException">A permission is about no action of AWS's, or about one that never applies to its resource.</exception>
    /// <exception cref="PermissionsException">The search would take too long.</exception>
    public IReadOnlyList<Permission> Missing(params IReadOnlyList<Permission> expected) => Missing(SearchFor(expected), expected);

    private IReadOnlyList<Permission> Missing(PermissionSearch search, IReadOnlyList<Permission> expected) => [.. expected.Where(permission => !search.Has(sessions[0], permission))];

    /// <summary>Finds the actions of some services that the principal itself, without another role, may call on each of them or on a part of it, in some context.</summary>
    /// <param name="resources">The ARNs, with wildcards.</param>
    /// <param name="services">The services, by the beginnings of their actions.</param>
    /// <exception cref="PermissionsException">The search would take too long.</exception>
    internal IReadOnlyDictionary<string, IReadOnlySet<string>> ActionsOn(IReadOnlyList<string> resources, IReadOnlySet<string> services)
    {
        var looked = resources.ToDictionary(resource => new Permission("*", resource), _ => new SortedSet<string>(StringComparer.Ordinal));
        var search = On(resources).SearchFor([]);
        foreach (var trial in sessions.SelectMany(session => search.Allowed(session, services)))
        {
            foreach (var (resource, actions) in looked)
            {
                if (!trial.Actions.All(actions.Contains) && resource.IsOn(trial.Request.Resource))
                {
                    actions.UnionWith(trial.Actions);
                }
            }
        }

        return looked.ToDictionary(one => one.Key.Resource, one => (IReadOnlySet<string>)one.Value, StringComparer.Ordinal);
    }

    /// <summary>Finds both what is allowed beyond the expected permissions and which of them are missing, in one search.</summary>
    internal (IReadOnlyList<FoundPermission> More, IReadOnlyList<Permission> Missing) Compare(IReadOnlyList<Permission> expected)
    {
        var search = SearchFor(expected);
        return (Beyond(search, expected), Missing(search, expected));
    }

    /// <summary>Requires that the principal may do what is expected, and nothing else.</summary>
    /// <exception cref="PermissionsException">It may do more or less: the message says what, and by which policy.</exception>
    public void ShouldBeExactly(params IReadOnlyList<Permission> expected)
    {
        var (more, missing) = Compare(expected);
        Require(more, missing, expected, "exactly");
    }

    /// <summary>Requires that the principal may do nothing beyond what is expected.</summary>
    /// <exception cref="PermissionsException">It may do more: the message says what, and by which policy.</exception>
    public void ShouldBeAtMost(params IReadOnlyList<Permission> expected) => Require(Beyond(expected), [], expected, "at most");

    private PermissionSearch SearchFor(IReadOnlyList<Permission> expected) =>
        expected.Count + Resources.Count <= MaxExpected
            ? new(scopes, Resources is ["*"] ? expected : [.. expected, .. Resources.Select(resource => new Permission("*", resource))]) { OwnersAllow = OwnersAllow, Resources = [.. Resources.Select(Permission.Compile)] }
            : throw new PermissionsException($"more than {MaxExpected} permissions and resources are compared with");

    private bool IsLookedAt(Trial trial) =>
        !trial.Request.Action.Equals("sts:GetCallerIdentity", StringComparison.Ordinal) && Resources.Any(resource => new Permission("*", resource).IsOn(trial.Request.Resource));

    private void Require(IReadOnlyList<FoundPermission> more, IReadOnlyList<Permission> missing, IReadOnlyList<Permission> expected, string how)
    {
        if (more.Count + missing.Count > 0)
        {
            throw new PermissionsException(principal, how, expected, more, missing);
        }
    }
}
