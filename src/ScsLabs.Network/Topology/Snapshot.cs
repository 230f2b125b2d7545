namespace ScsLabs.Network;

/// <summary>A whole network, held in memory, so that it can be listed as well as looked up.</summary>
internal sealed class Snapshot : ITopology
{
    private readonly Dictionary<string, Vpc> vpcs;
    private readonly Dictionary<string, Subnet> subnets;
    private readonly Dictionary<string, NetworkInterface> interfaces;
    private readonly Dictionary<string, NetworkAcl> acls;
    private readonly Dictionary<string, SecurityGroup> groups;
    private readonly Dictionary<string, RouteTable> routeTables;
    private readonly Dictionary<string, Peering> peerings;
    private readonly Dictionary<string, InternetGateway> internetGateways;
    private readonly Dictionary<string, NatGateway> natGateways;
    private readonly Dictionary<string, GatewayEndpoint> gatewayEndpoints;
    private readonly ILookup<string, Subnet> subnetsByVpc;
    private readonly Dictionary<(string VpcId, Ipv4 Address), NetworkInterface> interfacesByAddress;

    /// <summary>Takes the parts. The ids of each kind of part are unique, and so are the addresses in a VPC.</summary>
    public Snapshot(SnapshotParts parts)
    {
        vpcs = ById(parts.Vpcs, vpc => vpc.Id);
        subnets = ById(parts.Subnets, subnet => subnet.Id);
        interfaces = ById(parts.Interfaces, one => one.Id);
        acls = ById(parts.Acls, acl => acl.Id);
        groups = ById(parts.Groups, group => group.Id);
        routeTables = ById(parts.RouteTables, table => table.Id);
        peerings = ById(parts.Peerings, peering => peering.Id);
        internetGateways = ById(parts.InternetGateways, gateway => gateway.Id);
        natGateways = ById(parts.NatGateways, gateway => gateway.Id);
        gatewayEndpoints = ById(parts.GatewayEndpoints, endpoint => endpoint.Id);
        subnetsByVpc = parts.Subnets.ToLookup(subnet => subnet.VpcId, StringComparer.Ordinal);
        interfacesByAddress = parts.Interfaces.ToDictionary(one => (subnets[one.SubnetId].VpcId, one.Address));
        Parts = parts;
    }

    /// <summary>The parts.</summary>
    public SnapshotParts Parts { get; }

    /// <inheritdoc />
    public Vpc? Vpc(string id) => vpcs.GetValueOrDefault(id);

    /// <inheritdoc />
    public Subnet? Subnet(string id) => subnets.GetValueOrDefault(id);

    /// <inheritdoc />
    public Subnet? SubnetAt(string vpcId, Ipv4 address) =>
        InterfaceAt(vpcId, address) is { } one ? subnets[one.SubnetId] : subnetsByVpc[vpcId].FirstOrDefault(subnet => subnet.Cidr.Contains(address));

    /// <inheritdoc />
    public NetworkInterface? Interface(string id) => interfaces.GetValueOrDefault(id);

    /// <inheritdoc />
    public NetworkInterface? InterfaceAt(string vpcId, Ipv4 address) => interfacesByAddress.GetValueOrDefault((vpcId, address));

    /// <inheritdoc />
    public NetworkAcl Acl(string id) => acls[id];

    /// <inheritdoc />
    public SecurityGroup? Group(string id) => groups.GetValueOrDefault(id);

    /// <inheritdoc />
    public RouteTable RouteTable(string id) => routeTables[id];

    /// <inheritdoc />
    public Peering? Peering(string id) => peerings.GetValueOrDefault(id);

    /// <inheritdoc />
    public InternetGateway? InternetGateway(string id) => internetGateways.GetValueOrDefault(id);

    /// <inheritdoc />
    public NatGateway? NatGateway(string id) => natGateways.GetValueOrDefault(id);

    /// <inheritdoc />
    public GatewayEndpoint? GatewayEndpoint(string id) => gatewayEndpoints.GetValueOrDefault(id);

    private static Dictionary<string, T> ById<T>(IReadOnlyList<T> parts, Func<T, string> id) => parts.ToDictionary(id, StringComparer.Ordinal);
}

/// <summary>The parts of a network.</summary>
internal sealed record SnapshotParts
{
    /// <summary>The VPCs.</summary>
    public IReadOnlyList<Vpc> Vpcs { get; init; } = [];

    /// <summary>The subnets.</summary>
    public IReadOnlyList<Subnet> Subnets { get; init; } = [];

    /// <summary>The network interfaces.</summary>
    public IReadOnlyList<NetworkInterface> Interfaces { get; init; } = [];

    /// <summary>The network ACLs.</summary>
    public IReadOnlyList<NetworkAcl> Acls { get; init; } = [];

    /// <summary>The security groups.</summary>
    public IReadOnlyList<SecurityGroup> Groups { get; init; } = [];

    /// <summary>The route tables.</summary>
    public IReadOnlyList<RouteTable> RouteTables { get; init; } = [];

    /// <summary>The VPC peering connections.</summary>
    public IReadOnlyList<Peering> Peerings { get; init; } = [];

    /// <summary>The Internet gateways.</summary>
    public IReadOnlyList<InternetGateway> InternetGateways { get; init; } = [];

    /// <summary>The NAT gateways.</summary>
    public IReadOnlyList<NatGateway> NatGateways { get; init; } = [];

    /// <summary>The gateway endpoints.</summary>
    public IReadOnlyList<GatewayEndpoint> GatewayEndpoints { get; init; } = [];
}
