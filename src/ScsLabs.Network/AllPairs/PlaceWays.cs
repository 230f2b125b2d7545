namespace ScsLabs.Network;

/// <summary>Which places packets come to by routes and network ACLs, whatever the security groups say.</summary>
internal sealed class PlaceWays
{
    private readonly BitMatrix open;
    private readonly BitMatrix unsure;

    /// <summary>Traces one example for each pair of places, in the network without security groups.</summary>
    public PlaceWays(Snapshot network, IReadOnlyList<InterfaceClass> classes, Func<NetworkInterface, NetworkInterface, Flow> flow)
    {
        var bare = new Snapshot(network.Parts with { Interfaces = [.. network.Parts.Interfaces.Select(one => one with { GroupIds = [] })] });
        var places = classes.GroupBy(one => one.Place).OrderBy(place => place.Key).Select(place => place.ToList()).ToList();
        (open, unsure) = (new(places.Count, classes.Count), new(places.Count, classes.Count));
        for (var from = 0; from < places.Count; from++)
        {
            foreach (var place in places)
            {
                var analysis = Tracer.Trace(bare, flow(places[from][0].Example, place[0].Example));
                if (analysis.IsFound)
                {
                    var ways = AsksGroupsOfEndsOnly(analysis.Forward) && AsksGroupsOfEndsOnly(analysis.Return) ? open : unsure;
                    place.ForEach(one => ways.Set(from, one.Number));
                }
            }
        }
    }

    /// <summary>The classes that packets from the place come to.</summary>
    public ReadOnlySpan<ulong> From(int place) => open[place];

    /// <summary>The classes on the way to which packets from the place pass a component that the groups' rules may judge: these pairs must be traced.</summary>
    public IEnumerable<int> UnsureFrom(int place) => unsure.Columns(place);

    private static bool AsksGroupsOfEndsOnly(IReadOnlyList<Hop> hops)
    {
        for (var number = 1; number < hops.Count - 1; number++)
        {
            if (hops[number].Kind is not (ComponentKind.NetworkAcl or ComponentKind.RouteTable or ComponentKind.Peering))
            {
                return false;
            }
        }

        return true;
    }
}
