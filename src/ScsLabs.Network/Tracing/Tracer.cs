namespace ScsLabs.Network;

/// <summary>The network engine: follows packets and their replies through a network. A pure function.</summary>
/// <remarks>
/// Security groups are stateful: replies to packets that they let through pass them. Network ACLs and routes are asked again for the replies.
/// Where a filter stops the packets, the analysis goes on as if it had let them through, so that one analysis tells all filters on the way that are to be changed.
/// </remarks>
internal static class Tracer
{
    /// <summary>Analyses a flow.</summary>
    /// <exception cref="ArgumentException">The source or the destination doesn't exist.</exception>
    public static PathAnalysis Trace(ITopology topology, Flow flow)
    {
        var (source, destination) = (End.Of(topology, flow.SourceId), End.Of(topology, flow.DestinationId));
        var isOpen = (source.Interface is null && flow.SourceAddress is null) || (destination.Interface is null && flow.DestinationAddress is null);
        return isOpen ? AnyAddress.Trace(topology, flow, source, destination) : Trace(topology, flow, source, destination);
    }

    /// <summary>Analyses a flow between two addresses.</summary>
    internal static PathAnalysis Trace(ITopology topology, Flow flow, End source, End destination)
    {
        var hasPorts = IpProtocol.HasPorts(flow.Protocol);
        var sent = new Packets(
            source.Interface?.Address ?? flow.SourceAddress!.Value,
            AddressOf(destination, source) ?? flow.DestinationAddress!.Value,
            flow.Protocol,
            PortSet.Of(hasPorts ? flow.SourcePorts : PortRange.All),
            PortSet.Of(hasPorts ? flow.DestinationPorts : PortRange.All));

        var connection = new Connection();
        var there = new Walk(topology, Direction.Forward, source, destination, sent, connection);
        if (!there.Run())
        {
            return new(there.Hops, [], there.Obstacles);
        }

        var back = new Walk(topology, Direction.Return, destination, source, there.Packets.Replies(), connection);
        back.Run();
        return new(there.Hops, back.Hops, [.. there.Obstacles, .. back.Obstacles]);
    }

    /// <summary>The address of an interface: from the Internet its public one, where it has one.</summary>
    private static Ipv4? AddressOf(End destination, End source) =>
        (source.Kind == ComponentKind.InternetGateway ? destination.Interface?.PublicAddress : null) ?? destination.Interface?.Address;
}
