namespace ScsLabs.Network;

/// <summary>Which interface of a network reaches which, for one protocol and port: kept for classes of interfaces, one bit for each pair of them.</summary>
/// <remarks>A path is found exactly where <see cref="Tracer"/> finds one between the private addresses. Routes and ACLs are asked once for each pair of places, rules once for each group.</remarks>
internal sealed class Reachability
{
    private readonly BitMatrix pairs;
    private readonly Dictionary<string, int> classOf;

    private Reachability(IReadOnlyList<InterfaceClass> classes, BitMatrix pairs)
    {
        (Classes, this.pairs) = (classes, pairs);
        classOf = classes.SelectMany(one => one.Interfaces.Select(member => (member.Id, one.Number))).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The classes; the number of each is its index.</summary>
    public IReadOnlyList<InterfaceClass> Classes { get; }

    /// <summary>Analyses a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="protocol">The protocol's number.</param>
    /// <param name="port">The destination port; ignored for protocols without ports.</param>
    public static Reachability Of(Snapshot network, int protocol, int port)
    {
        var classes = InterfaceClass.Divide(network, protocol);
        var places = new PlaceWays(network, classes, FlowOf);
        var (outbound, inbound) = (new GroupWays(network, classes, protocol, port, isEgress: true), new GroupWays(network, classes, protocol, port, isEgress: false));
        var regions = classes.GroupBy(RegionOf, StringComparer.Ordinal).ToDictionary(region => region.Key, Row, StringComparer.Ordinal);
        var withoutGroups = Row(classes.Where(one => one.Example.GroupIds.Count == 0));
        var (pairs, admitting) = (new BitMatrix(classes.Count, classes.Count), new ulong[(classes.Count + 63) / 64]);
        foreach (var from in classes)
        {
            var row = pairs[from.Number];
            var region = regions[RegionOf(from)][0];
            outbound.AdmittedBy(from, region, row);
            admitting.AsSpan().Clear();
            inbound.Admitting(from, region, withoutGroups, admitting);
            BitMatrix.And(row, admitting);
            BitMatrix.And(row, places.From(from.Place));
            foreach (var to in places.UnsureFrom(from.Place))
            {
                if (Tracer.Trace(network, FlowOf(from.Example, classes[to].Example)).IsFound)
                {
                    pairs.Set(from.Number, to);
                }
            }
        }

        return new(classes, pairs);

        Flow FlowOf(NetworkInterface from, NetworkInterface to) => new Flow(from.Id, to.Id, protocol) with { DestinationPorts = PortRange.Of(port) };

        string RegionOf(InterfaceClass one) => network.Vpc(network.Subnet(one.Example.SubnetId)!.VpcId)!.Region;

        BitMatrix Row(IEnumerable<InterfaceClass> some)
        {
            var row = new BitMatrix(1, classes.Count);
            foreach (var one in some)
            {
                row.Set(0, one.Number);
            }

            return row;
        }
    }

    /// <summary>Whether one interface reaches the other.</summary>
    public bool Reaches(string fromId, string toId) => pairs.Has(classOf[fromId], classOf[toId]);

    /// <summary>The classes that the class reaches.</summary>
    public IEnumerable<InterfaceClass> ReachedFrom(InterfaceClass from) => pairs.Columns(from.Number).Select(number => Classes[number]);
}
