using System.Collections.Frozen;
using ScsLabs.Harness.Results;
using ScsLabs.Policy;
using ScsLabs.Services;

namespace ScsLabs.Harness.Pictures;

/// <summary>Who may call what on which resource, as the search of all permissions finds it (<see cref="PrincipalPermissions"/>).</summary>
internal static class PermissionEdges
{
    private const int MostPrincipals = 12, MostResources = 24, MostActions = 4;

    private static readonly FrozenSet<string> Nothing = [];

    /// <summary>The edges between the rows of a picture. Whoever may call all of the actions that are looked at, on all of the account's resources, gets one edge to the account.</summary>
    public static IEnumerable<GraphEdge> Of(IReadOnlyList<DrawnRow> rows, World world)
    {
        var resources = rows.Where(static row => row.Kind.Actions.Count > 0).Take(MostResources).ToList();
        foreach (var principal in rows.Where(static row => row.Kind.IsPrincipal).Take(MostPrincipals))
        {
            var actions = ActionsOf(principal, resources, world);
            var found = resources.Where(resource => resource.Row.Arn != principal.Row.Arn)
                .Select(resource => (Resource: resource, Actions: new SortedSet<string>(PatternsOf(resource).SelectMany(pattern => actions.GetValueOrDefault(pattern) ?? Nothing), StringComparer.Ordinal)))
                .ToList();
            var own = found.Where(one => one.Resource.Row.Place.Account == principal.Row.Place.Account).ToList();
            var mayAll = own.Count > 1 && own.TrueForAll(one => one.Resource.Kind.Actions.All(one.Actions.Contains) || one.Resource.Kind.IsPrincipal);
            if (mayAll)
            {
                yield return new(principal.Row.Arn, $"{principal.Row.Place.Account}", EdgeKind.MayAll);
            }

            foreach (var one in found.Where(one => one.Actions.Count > 0 && !(mayAll && own.Contains(one))))
            {
                yield return new(principal.Row.Arn, one.Resource.Row.Arn, EdgeKind.May, Told(one.Resource.Kind, one.Actions));
            }
        }
    }

    private static IReadOnlyDictionary<string, IReadOnlySet<string>> ActionsOf(DrawnRow principal, IReadOnlyList<DrawnRow> resources, World world)
    {
        try
        {
            var services = resources.SelectMany(static resource => resource.Kind.Actions).Select(static action => action.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
            return PermissionScopes.Of(principal.Row.Arn, world).ActionsOn([.. resources.SelectMany(PatternsOf)], services);
        }
        catch (PermissionsException)
        {
            // A search that would take too long tells nothing; a picture can do without.
            return new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        }
    }

    private static string[] PatternsOf(DrawnRow resource) => resource.Kind.Contents is { } contents ? [resource.Row.Arn, resource.Row.Arn + contents] : [resource.Row.Arn];

    private static string Told(Drawn kind, SortedSet<string> actions)
    {
        var first = kind.Actions.Where(actions.Contains).Concat(actions).Distinct(StringComparer.Ordinal).Take(MostActions).ToList();
        return string.Join(", ", first) + (actions.Count > first.Count ? $" +{actions.Count - first.Count}" : "");
    }
}
