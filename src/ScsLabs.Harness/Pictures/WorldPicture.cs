using ScsLabs.Harness.Results;

namespace ScsLabs.Harness.Pictures;

/// <summary>Makes a graph of a world.</summary>
internal static class WorldPicture
{
    private const int MostNodes = 300, MostEdges = 300;

    /// <summary>Makes the graph.</summary>
    /// <param name="world">The world.</param>
    /// <param name="nameOf">The name of an account, by its id.</param>
    public static LabGraph Of(World world, Func<string, string> nameOf)
    {
        var rows = WithoutShells([.. DrawnKinds.All.SelectMany(kind => kind.Of(world)
            .OrderBy(static row => row.Node.Parent, StringComparer.Ordinal)
            .ThenBy(static row => row.Node.Name, StringComparer.Ordinal)
            .ThenBy(static row => row.Node.Id, StringComparer.Ordinal))]);
        var shown = rows.Take(MostNodes).ToList();
        var resources = shown.Select(static row => row.Node).ToList();
        var ids = resources.Select(static node => node.Id).ToHashSet(StringComparer.Ordinal);
        var places = resources.Where(node => !ids.Contains(node.Parent!)).SelectMany(node => Places.NodesOf(PlaceOf(node.Parent!), nameOf)).DistinctBy(static node => node.Id, StringComparer.Ordinal).OrderBy(static node => node.Id, StringComparer.Ordinal).ToList();
        ids.UnionWith(places.Select(static node => node.Id));
        var edges = shown.SelectMany(static row => row.Edges).Concat(NetworkEdges.Of(world)).Concat(PermissionEdges.Of(shown, world))
            .Where(edge => edge.From != edge.To && ids.Contains(edge.From) && ids.Contains(edge.To))
            .ToList();
        return new([.. places, .. resources.Select(node => ids.Contains(node.Parent!) ? node : node with { Parent = PlaceOf(node.Parent!) })], [.. edges.Take(MostEdges)], rows.Count - shown.Count + Math.Max(0, edges.Count - MostEdges));
    }

    /// <summary>The node of the Region or account in which a row's container is, which itself may not be shown.</summary>
    private static string PlaceOf(string parent) => parent.Split(':') is [_, _, _, var region, var account, ..] ? region.Length > 0 ? $"{account}/{region}" : account : parent;

    /// <summary>The rows without those that nothing is in, though they are shown only if something is: default VPCs and their subnets.</summary>
    private static List<DrawnRow> WithoutShells(List<DrawnRow> rows)
    {
        while (true)
        {
            var parents = rows.Where(static row => row.Kind.Kind != "security-group").Select(static row => row.Node.Parent).ToHashSet(StringComparer.Ordinal);
            if (rows.RemoveAll(row => row.IsShell && !parents.Contains(row.Node.Id)) == 0)
            {
                return rows;
            }
        }
    }
}
