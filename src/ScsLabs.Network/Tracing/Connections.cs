namespace ScsLabs.Network;

/// <summary>Finds every connection that can be opened between interfaces.</summary>
internal static class Connections
{
    /// <summary>The protocols that are tried.</summary>
    private static readonly int[] Protocols = [IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Icmp];

    /// <summary>Traces every protocol between every two of the interfaces.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="interfaceIds">The interfaces.</param>
    /// <returns>The connections, each with all its ports, in the order of the interfaces.</returns>
    public static IEnumerable<OpenConnection> Of(ITopology topology, IReadOnlyList<string> interfaceIds) =>
        from source in interfaceIds
        from destination in interfaceIds
        where source != destination
        from protocol in Protocols
        let analysis = Tracer.Trace(topology, new(source, destination, protocol))
        where analysis.IsFound
        select new OpenConnection(source, destination, protocol, analysis.Ports!);
}

/// <summary>A connection that can be opened.</summary>
/// <param name="SourceId">The id of the interface that opens it.</param>
/// <param name="DestinationId">The id of the interface that it is opened to.</param>
/// <param name="Protocol">The protocol's number.</param>
/// <param name="Ports">The destination ports; all for protocols without ports.</param>
internal sealed record OpenConnection(string SourceId, string DestinationId, int Protocol, PortSet Ports);
