using Net = ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The world's VPCs as the network engine sees them, whatever their account and Region.</summary>
/// <param name="view">The world.</param>
internal sealed class WorldTopology(WorldView view) : Net.ITopology
{
    /// <inheritdoc />
    public Net.Vpc? Vpc(string id) => Find<Vpc>(id) is { } vpc ? new(vpc.Id, vpc.Region, [.. vpc.Cidrs.Select(block => block.Cidr)]) : null;

    /// <inheritdoc />
    public Net.Subnet? Subnet(string id) => Find<Subnet>(id) is { } subnet ? Of(subnet) : null;

    /// <inheritdoc />
    public Net.Subnet? SubnetAt(string vpcId, Net.Ipv4 address)
    {
        foreach (var subnet in view.All(Ec2.Subnet.ByVpc, vpcId))
        {
            if (subnet.Cidr.Contains(address))
            {
                return Of(subnet);
            }
        }

        return null;
    }

    /// <inheritdoc />
    public Net.NetworkInterface? Interface(string id) => Find<NetworkInterface>(id) is { } one ? Of(one) : null;

    /// <inheritdoc />
    public Net.NetworkInterface? InterfaceAt(string vpcId, Net.Ipv4 address) => view.Find(NetworkInterface.ByAddress, (vpcId, address)) is { } one ? Of(one) : null;

    /// <inheritdoc />
    public Net.NetworkAcl Acl(string id)
    {
        var place = Find<NetworkAcl>(id)!.Place;
        return new(id, [.. NetworkAcl.Entries(view, place, id, isEgress: false)], [.. NetworkAcl.Entries(view, place, id, isEgress: true)]);
    }

    /// <inheritdoc />
    public Net.SecurityGroup? Group(string id)
    {
        var rules = view.All(SecurityGroupRule.ByGroup, id).ToLookup(rule => rule.IsEgress);
        return Find<SecurityGroup>(id) is null ? null : new(id, [.. rules[false].SelectMany(Of)], [.. rules[true].SelectMany(Of)]);
    }

    /// <inheritdoc />
    public Net.RouteTable RouteTable(string id) => new(id, [.. view.All<RouteRow>(Find<RouteTable>(id)!.Place with { Within = id }).SelectMany(row => row.Routes)]);

    /// <inheritdoc />
    public Net.Peering? Peering(string id) =>
        view.Find<Peering>(Place.Global, id) is { } peering ? new(id, peering.Requester.VpcId, peering.Accepter.VpcId, peering.State == PeeringState.Active) : null;

    /// <inheritdoc />
    public Net.InternetGateway? InternetGateway(string id) => Find<InternetGateway>(id) is { } gateway ? new(id, gateway.VpcId) : null;

    /// <inheritdoc />
    public Net.NatGateway? NatGateway(string id) => Find<NatGateway>(id) is { InterfaceId: { } one } gateway ? new(id, one, gateway.State == NatGatewayState.Available) : null;

    /// <inheritdoc />
    public Net.GatewayEndpoint? GatewayEndpoint(string id) =>
        Find<VpcEndpoint>(id) is { Type: VpcEndpointType.Gateway } endpoint ? new(id, endpoint.VpcId, AwsPrefixLists.OfService(endpoint.Region, endpoint.ServiceName).Cidrs, IsAvailable: true) : null;

    private Net.NetworkInterface Of(NetworkInterface one) => new(one.Id, one.SubnetId, one.Addresses[0], one.GroupIds)
    {
        PublicAddress = one.PublicAddress(view),
        ChecksAddresses = one.SourceDestCheck,
        IsUp = one.IsUp(view),
    };

    /// <summary>A rule, or one for each block of its prefix list.</summary>
    private static IEnumerable<Net.GroupRule> Of(SecurityGroupRule rule)
    {
        var all = new Net.GroupRule(rule.Id, rule.Permission.Protocol, rule.Permission.Ports) { Cidr = rule.Permission.Cidr, GroupId = rule.Permission.Group?.GroupId, PrefixListId = rule.Permission.PrefixListId };
        return rule.Permission.PrefixListId is { } list ? AwsPrefixLists.Find(rule.Region, list)!.Cidrs.Select(block => all with { Cidr = block }) : [all];
    }

    private Net.Subnet Of(Subnet subnet) =>
        new(subnet.Id, subnet.VpcId, subnet.Cidr, subnet.Acl.TargetId, subnet.RouteTable?.TargetId ?? view.Find<Vpc>(subnet.Place, subnet.VpcId)!.MainRouteTableId);

    private T? Find<T>(string id)
        where T : Ec2Resource, IEc2Resource<T> => view.Find(AnyPlace<T>.ById, id);
}
