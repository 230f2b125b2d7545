namespace ScsLabs.Network;

/// <summary>A network that remembers the CIDR blocks of the components that were looked up.</summary>
/// <param name="network">The network.</param>
internal sealed class SeenBlocks(ITopology network) : ITopology
{
    private readonly HashSet<Cidr> blocks = [];
    private int taken = -1;

    /// <summary>Adds blocks.</summary>
    public void Add(IEnumerable<Cidr> more) => blocks.UnionWith(more);

    /// <summary>All blocks that were seen; null where none was since the last time.</summary>
    public IReadOnlyCollection<Cidr>? Take()
    {
        if (blocks.Count == taken)
        {
            return null;
        }

        taken = blocks.Count;
        return [.. blocks];
    }

    /// <inheritdoc />
    public Vpc? Vpc(string id) => Seen(network.Vpc(id), vpc => vpc.Cidrs);

    /// <inheritdoc />
    public Subnet? Subnet(string id) => Seen(network.Subnet(id), subnet => [subnet.Cidr]);

    /// <inheritdoc />
    public Subnet? SubnetAt(string vpcId, Ipv4 address) => Seen(network.SubnetAt(vpcId, address), subnet => [subnet.Cidr]);

    /// <inheritdoc />
    public NetworkInterface? Interface(string id) => Seen(network.Interface(id), one => [Cidr.Of(one.Address)]);

    /// <inheritdoc />
    public NetworkInterface? InterfaceAt(string vpcId, Ipv4 address) => Seen(network.InterfaceAt(vpcId, address), one => [Cidr.Of(one.Address)]);

    /// <inheritdoc />
    public NetworkAcl Acl(string id) => Seen(network.Acl(id), acl => acl.Inbound.Concat(acl.Outbound).Select(entry => entry.Cidr))!;

    /// <inheritdoc />
    public SecurityGroup? Group(string id) => Seen(network.Group(id), group => group.Inbound.Concat(group.Outbound).Select(rule => rule.Cidr).OfType<Cidr>());

    /// <inheritdoc />
    public RouteTable RouteTable(string id) => Seen(network.RouteTable(id), table => table.Routes.Select(route => route.Destination))!;

    /// <inheritdoc />
    public Peering? Peering(string id) => network.Peering(id);

    /// <inheritdoc />
    public InternetGateway? InternetGateway(string id) => network.InternetGateway(id);

    /// <inheritdoc />
    public NatGateway? NatGateway(string id) => network.NatGateway(id);

    /// <inheritdoc />
    public GatewayEndpoint? GatewayEndpoint(string id) => Seen(network.GatewayEndpoint(id), endpoint => endpoint.Cidrs);

    private T? Seen<T>(T? part, Func<T, IEnumerable<Cidr>> blocksOf)
        where T : class
    {
        if (part is not null)
        {
            Add(blocksOf(part));
        }

        return part;
    }
}
