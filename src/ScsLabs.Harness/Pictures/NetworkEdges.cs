using ScsLabs.Harness.Results;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Rds;
using Arrival = ScsLabs.Network.Arrival;
using Connections = ScsLabs.Network.Connections;
using IpProtocol = ScsLabs.Network.IpProtocol;

namespace ScsLabs.Harness.Pictures;

/// <summary>The connections that can be opened, as the network engine finds them.</summary>
internal static class NetworkEdges
{
    /// <summary>The maximum number of network interfaces: every two of them are traced.</summary>
    private const int MostInterfaces = 60;

    /// <summary>The edges between those who have the interfaces.</summary>
    public static IEnumerable<GraphEdge> Of(World world)
    {
        var interfaces = world.Everywhere<NetworkInterface>()
            .Where(static one => one.InterfaceType != NatGateway.InterfaceType)
            .OrderBy(static one => one.Id, StringComparer.Ordinal)
            .Take(MostInterfaces)
            .ToDictionary(static one => one.Id, one => OwnerOf(one, world), StringComparer.Ordinal);
        return Connections.Of(new WorldTopology(world), [.. interfaces.Keys])
            .Where(static arrival => arrival.ConnectionPorts is not null)
            .Select(arrival => (From: interfaces[arrival.SourceId], To: interfaces[arrival.DestinationId], Label: Told(arrival)))
            .Where(static edge => edge.From != edge.To)
            .Distinct()
            .GroupBy(static edge => (edge.From, edge.To), static edge => edge.Label)
            .Select(static pair => new GraphEdge(pair.Key.From, pair.Key.To, EdgeKind.Connects, string.Join(", ", pair)));
    }

    private static string OwnerOf(NetworkInterface one, World world) =>
        one.Instance(world)?.Arn() ?? world.Find(DbInstance.ByInterface, one.Id)?.Arn
        ?? world.Everywhere<VpcEndpoint>().FirstOrDefault(endpoint => endpoint.Interfaces.Any(own => own.InterfaceId == one.Id))?.Arn()
        ?? one.Arn();

    private static string Arn(this IResource row) => row.Arn;

    private static string Told(Arrival arrival) =>
        arrival.Protocol is IpProtocol.Tcp or IpProtocol.Udp ? $"{Services.Ec2.Protocols.NameOf(arrival.Protocol)} {arrival.ConnectionPorts}" : Services.Ec2.Protocols.NameOf(arrival.Protocol);
}
