using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>How packets of an instance come to a service of AWS by HTTPS: through an interface endpoint of the VPC to which the service's name leads, else over the Internet.</summary>
/// <remarks>Where the name leads to an endpoint, nothing goes over the Internet, even if the endpoint lets nobody in. Source: AWS PrivateLink Guide, "Access AWS services through AWS PrivateLink".</remarks>
/// <param name="Endpoint">The endpoint; null where the way leads over the Internet.</param>
/// <param name="Analysis">The analysis; null where the VPC has neither an endpoint nor an Internet gateway.</param>
internal sealed record ServicePath(VpcEndpoint? Endpoint, PathAnalysis? Analysis)
{
    private const int Https = 443;

    /// <summary>Any public address of AWS's: how packets get there doesn't depend on which.</summary>
    private static readonly Ipv4 Public = Ipv4.Parse("52.94.0.1");

    /// <summary>Whether the service is reached.</summary>
    public bool IsFound => Analysis is { IsFound: true };

    /// <summary>Finds the way from an instance's primary network interface.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="service">The service's name in those of endpoints, such as <c>ssm</c>.</param>
    /// <param name="view">The world.</param>
    public static ServicePath Of(Instance instance, string service, WorldView view)
    {
        if (instance.PrimaryInterface(view) is not { } from)
        {
            return new(null, null);
        }

        var topology = new WorldTopology(view);
        var name = $"com.amazonaws.{instance.Region}.{service}";
        if (view.All(VpcEndpoint.ByVpc, from.VpcId).FirstOrDefault(one => one is { Type: VpcEndpointType.Interface, State: VpcEndpointState.Available, PrivateDnsEnabled: true } && one.ServiceName == name) is { } endpoint)
        {
            return new(endpoint, endpoint.Interfaces.Select(to => Tracer.Trace(topology, Flow(from.Id, to.InterfaceId))).MinBy(analysis => analysis.Obstacles.Count));
        }

        return new(null, view.All(InternetGateway.ByVpc, from.VpcId).FirstOrDefault() is { } gateway ? Tracer.Trace(topology, Flow(from.Id, gateway.Id) with { DestinationAddress = Public }) : null);
    }

    private static Flow Flow(string from, string to) => new(from, to, IpProtocol.Tcp) { DestinationPorts = PortRange.Of(Https), SourcePorts = PortRange.Ephemeral };
}
