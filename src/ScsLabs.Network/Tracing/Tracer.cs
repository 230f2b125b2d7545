namespace ScsLabs.Network;

/// <summary>The network engine: follows packets and their replies through a network. A pure function.</summary>
/// <remarks>
/// Security groups are stateful: replies to allowed packets pass them. Network ACLs and routes are asked again for the replies.
/// Where a filter stops the packets, the analysis goes on as if it had let them through, so that one analysis tells all filters on the way that are to be changed.
/// </remarks>
internal static class Tracer
{
    /// <summary>Analyses a flow.</summary>
    /// <exception cref="ArgumentException">The source or the destination doesn't exist.</exception>
    public static PathAnalysis Trace(ITopology topology, Flow flow)
    {
        var source = topology.Interface(flow.SourceId) ?? throw new ArgumentException($"There is no interface {flow.SourceId}.", nameof(flow));
        var destination = topology.Interface(flow.DestinationId) ?? throw new ArgumentException($"There is no interface {flow.DestinationId}.", nameof(flow));
        var hasPorts = IpProtocol.HasPorts(flow.Protocol);
        var sent = new Packets(source.Address, destination.Address, flow.Protocol, PortSet.Of(hasPorts ? flow.SourcePorts : PortRange.All), PortSet.Of(hasPorts ? flow.DestinationPorts : PortRange.All));

        var there = new Walk(topology, Direction.Forward, source, destination, sent);
        if (!there.Run())
        {
            return new(there.Hops, [], there.Obstacles);
        }

        var back = new Walk(topology, Direction.Return, destination, source, there.Packets.Replies());
        back.Run();
        return new(there.Hops, back.Hops, [.. there.Obstacles, .. back.Obstacles]);
    }
}
