namespace ScsLabs.Network;

/// <summary>Finds all packets that can arrive between interfaces, and the connections that can be opened.</summary>
internal static class Connections
{
    /// <summary>The protocols that are tried.</summary>
    private static readonly int[] Protocols = [IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Icmp];

    /// <summary>Traces every protocol between every two of the interfaces.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="interfaceIds">The interfaces.</param>
    /// <returns>What arrives from one interface at another by one protocol, in the order of the interfaces.</returns>
    public static IEnumerable<Arrival> Of(ITopology topology, IReadOnlyList<string> interfaceIds) =>
        from source in interfaceIds
        from destination in interfaceIds
        where source != destination
        from protocol in Protocols
        let analysis = Tracer.Trace(topology, new(source, destination, protocol))
        let arrival = analysis.ArrivalPorts
        where arrival is not null
        select new Arrival(source, destination, protocol, arrival, analysis.Ports);
}

/// <summary>Packets that arrive.</summary>
/// <param name="SourceId">The id of the interface that sends them.</param>
/// <param name="DestinationId">The id of the interface that they arrive at.</param>
/// <param name="Protocol">The protocol's number.</param>
/// <param name="Ports">The destination ports at which they arrive; all for protocols without ports.</param>
/// <param name="ConnectionPorts">The destination ports of those whose replies return, so that connections can be opened; null where none do.</param>
internal sealed record Arrival(string SourceId, string DestinationId, int Protocol, PortSet Ports, PortSet? ConnectionPorts);
