using System.Net;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>How packets of an instance come to a service of AWS by HTTPS: through an interface endpoint of the VPC to which the service's name leads; through a gateway endpoint to which its addresses are routed; else over the Internet.</summary>
/// <remarks>Where the name leads to an endpoint, nothing goes over the Internet, even if the endpoint lets nobody in. Sources: AWS PrivateLink Guide, "Access AWS services through AWS PrivateLink" and "Gateway endpoints".</remarks>
/// <param name="Endpoint">The endpoint; null where the way leads over the Internet.</param>
/// <param name="Analysis">The analysis; null where the VPC has neither an endpoint nor an Internet gateway.</param>
/// <param name="Source">The address that the service sees; null where it is unknown.</param>
internal sealed record ServicePath(VpcEndpoint? Endpoint, PathAnalysis? Analysis, Ipv4? Source)
{
    private const int Https = 443;

    /// <summary>Any public address of AWS's: how packets get there doesn't depend on which, but for services with a prefix list.</summary>
    private static readonly Ipv4 Public = Ipv4.Parse("52.94.64.1");

    /// <summary>Whether the service is reached.</summary>
    public bool IsFound => Analysis is { IsFound: true };

    /// <summary>The way as calls have it.</summary>
    public CallPath Call => new(Endpoint?.Id, Source is { } source ? IPAddress.Parse(source.ToString()) : null);

    /// <summary>Finds the way from an instance's primary network interface.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="service">The service's name in those of endpoints, such as <c>ssm</c>.</param>
    /// <param name="region">The Region of the service. The VPC's endpoints lead to its own.</param>
    /// <param name="view">The world.</param>
    public static ServicePath Of(Instance instance, string service, string region, WorldView view)
    {
        if (instance.PrimaryInterface(view) is not { } from)
        {
            return new(null, null, null);
        }

        var topology = new WorldTopology(view);
        var name = $"com.amazonaws.{region}.{service}";
        var endpoints = view.All(VpcEndpoint.ByVpc, from.VpcId).Where(one => one.State == VpcEndpointState.Available && one.ServiceName == name).ToList();
        if (endpoints.Find(static one => one is { Type: VpcEndpointType.Interface, PrivateDnsEnabled: true }) is { } byName)
        {
            return new(byName, byName.Interfaces.Select(to => Tracer.Trace(topology, Flow(from.Id, to.InterfaceId))).MinBy(static analysis => analysis.Obstacles.Count), from.Addresses[0]);
        }

        var address = AwsPrefixLists.Of(region).FirstOrDefault(list => list.Name == name)?.Cidrs[0].First ?? Public;
        if (endpoints.Find(static one => one.Type == VpcEndpointType.Gateway) is { } byRoute && Tracer.Trace(topology, Flow(from.Id, byRoute.Id) with { DestinationAddress = address }) is { IsFound: true } routed)
        {
            return new(byRoute, routed, from.Addresses[0]);
        }

        var analysis = view.All(InternetGateway.ByVpc, from.VpcId).FirstOrDefault() is { } gateway ? Tracer.Trace(topology, Flow(from.Id, gateway.Id) with { DestinationAddress = address }) : null;
        return new(null, analysis, analysis is { IsFound: true } ? analysis.Forward[^1].Packets.Source : null);
    }

    private static Flow Flow(string from, string to) => new(from, to, IpProtocol.Tcp) { DestinationPorts = PortRange.Of(Https), SourcePorts = PortRange.Ephemeral };
}
