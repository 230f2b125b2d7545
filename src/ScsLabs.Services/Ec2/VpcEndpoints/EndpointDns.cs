using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ec2;

/// <summary>The names that lead to interface endpoints. Source: AWS PrivateLink Guide, privatelink-access-aws-services.</summary>
internal static class EndpointDns
{
    /// <summary>Throws unless the service's own name can lead to an endpoint in the VPC.</summary>
    /// <exception cref="AwsException">The VPC resolves no names, or the name leads to another endpoint.</exception>
    public static void Require(WorldView view, Vpc vpc, VpcEndpoint endpoint)
    {
        var service = EndpointService.Find(endpoint.Region, endpoint.ServiceName, endpoint.Type);
        if (!service.HasPrivateDns)
        {
            throw AwsException.NotEmulated($"private DNS of {endpoint.ServiceName}");
        }

        if (!vpc.EnableDnsSupport || !vpc.EnableDnsHostnames)
        {
            throw Ec2Errors.InvalidParameter($"Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc.Id}");
        }

        if (view.All(VpcEndpoint.ByVpc, vpc.Id).Any(other => other.Id != endpoint.Id && other.PrivateDnsEnabled && other.ServiceName == endpoint.ServiceName))
        {
            throw Ec2Errors.InvalidParameter($"private-dns-enabled cannot be set because there is already a conflicting DNS domain for {service.DnsName} in the VPC {vpc.Id}");
        }
    }

    /// <summary>The names: for the Region, for each zone, and the service's own.</summary>
    public static IReadOnlyList<DnsEntry> EntriesOf(VpcEndpoint endpoint, WorldView view)
    {
        if (endpoint.Type == VpcEndpointType.Gateway)
        {
            return [];
        }

        var service = EndpointService.Find(endpoint.Region, endpoint.ServiceName, endpoint.Type);
        var (name, domain) = ($"{endpoint.Id}-{Hash(endpoint.Id)[..8]}", $"{service.Short}.{service.Region}.vpce.amazonaws.com");
        var zone = ZoneOf(domain);
        return
        [
            new($"{name}.{domain}", zone),
            .. endpoint.Interfaces.Select(one => new DnsEntry($"{name}-{view.Find<Subnet>(endpoint.Place, one.SubnetId)!.AvailabilityZone}.{domain}", zone)),
            .. endpoint.PrivateDnsEnabled ? [new(service.DnsName, ZoneOf(endpoint.Id))] : Array.Empty<DnsEntry>(),
        ];
    }

    /// <summary>The id of a hosted zone, which follows from its name.</summary>
    private static string ZoneOf(string name) => "Z" + Hash(name)[..13].ToUpperInvariant();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
