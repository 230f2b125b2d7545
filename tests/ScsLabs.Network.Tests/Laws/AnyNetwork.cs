using Of = CsCheck.Gen;

namespace ScsLabs.Network.Tests.Laws;

/// <summary>A small network of any shape, and a flow in it. Addresses, ports and ids are few, so that rules meet packets often.</summary>
internal sealed record AnyNetwork(SnapshotParts Parts, Flow Flow)
{
    private const int Vpcs = 3, SubnetsPerVpc = 2, Tables = 4, Acls = 3, Groups = 4, Peerings = 3;

    public static Gen<PortRange> Ports { get; } = Of.OneOf<PortRange>(PortRange.All, PortRange.All, new(0, 1023), new(1024, 65535), new(32768, 60999), PortRange.Of(22), PortRange.Of(443), new(400, 500));

    public static Gen<Cidr> Addresses { get; } = Of.Select(Of.Int[0, Vpcs - 1], Of.Int[1, SubnetsPerVpc], Of.Int[0, 7], Of.OneOf(0, 0, 8, 16, 24, 30, 32))
        .Select((vpc, subnet, host, length) => new Cidr(Ipv4.Parse($"10.{vpc}.{subnet}.{8 + host}"), length));

    public static Gen<GroupRule> Rule { get; } = Of.Select(Protocol(), Ports, Addresses, Of.Int[0, 2 * Groups])
        .Select((protocol, ports, cidr, group) => new GroupRule("rule", protocol, ports) with { Cidr = group < Groups ? null : cidr, GroupId = group < Groups ? $"sg-{group}" : null });

    public static Gen<AclEntry> Entry { get; } = Of.Select(Of.Int[1, 100], Of.OneOf(true, true, true, false), Protocol(), Addresses, Ports)
        .Select((number, allows, protocol, cidr, ports) => new AclEntry(number, allows, protocol, cidr, ports));

    public static Gen<AnyNetwork> Gen { get; } = Of.Select(PartsGen(), Of.Int[0, 99], Of.Int[0, 99], FlowProtocol(), Ports, Ports)
        .Select((parts, from, to, protocol, sources, destinations) => new AnyNetwork(parts, new Flow(IdAt(parts, from), IdAt(parts, to), protocol) with { SourcePorts = sources, DestinationPorts = destinations }));

    public PathAnalysis Trace() => Tracer.Trace(new Snapshot(Parts), Flow);

    public AnyNetwork WithGroups(Func<SecurityGroup, SecurityGroup> change) => this with { Parts = Parts with { Groups = [.. Parts.Groups.Select(change)] } };

    public AnyNetwork WithAcls(Func<NetworkAcl, NetworkAcl> change) => this with { Parts = Parts with { Acls = [.. Parts.Acls.Select(change)] } };

    public static IReadOnlyList<AclEntry> Ordered(IEnumerable<AclEntry> entries) => [.. entries.DistinctBy(entry => entry.Number).OrderBy(entry => entry.Number)];

    private static Gen<int> Protocol() => Of.OneOf(IpProtocol.Any, IpProtocol.Tcp, IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Icmp);

    private static Gen<int> FlowProtocol() => Of.OneOf(IpProtocol.Tcp, IpProtocol.Tcp, IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Icmp);

    private static string IdAt(SnapshotParts parts, int number) => parts.Interfaces[number % parts.Interfaces.Count].Id;

    private static Gen<SnapshotParts> PartsGen() => Of.Select(
        Of.Bool.Array[Vpcs],
        Of.Select(Of.Int[0, Acls], Of.Int[0, Tables - 1]).Array[Vpcs * SubnetsPerVpc],
        Of.Select(Of.Int[0, (Vpcs * SubnetsPerVpc) - 1], Of.Int[0, 7], Of.Int[0, Groups - 1].Array[1, 3]).Array[2, 8],
        Of.Select(Rule.Array[0, 4], Rule.Array[0, 4]).Array[Groups],
        Of.Select(Entry.Array[0, 4], Entry.Array[0, 4]).Array[Acls],
        Of.OneOf(true, true, true, false).Array[Peerings],
        Of.Select(Addresses, Of.Int[0, Peerings]).Array[0, 5].Array[Tables])
        .Select((regions, subnets, interfaces, groups, acls, active, tables) => Build(regions, subnets, interfaces, groups, acls, active, tables));

    private static SnapshotParts Build(
        bool[] regions,
        (int Acl, int Table)[] subnets,
        (int Subnet, int Host, int[] Groups)[] interfaces,
        (GroupRule[] In, GroupRule[] Out)[] groups,
        (AclEntry[] In, AclEntry[] Out)[] acls,
        bool[] active,
        (Cidr To, int Peering)[][] tables)
    {
        var vpcs = regions.Select((isFar, number) => new Vpc($"vpc-{number}", isFar && number == 2 ? "eu-west-1" : "us-east-1", [Cidr.Parse($"10.{number}.0.0/16")])).ToList();
        return new()
        {
            Vpcs = vpcs,
            Subnets = [.. subnets.Select((subnet, number) => new Subnet(
                $"sn-{number}", vpcs[number / SubnetsPerVpc].Id, Cidr.Parse($"10.{number / SubnetsPerVpc}.{1 + (number % SubnetsPerVpc)}.0/24"), $"acl-{subnet.Acl}", $"rtb-{number / SubnetsPerVpc}-{subnet.Table}"))],
            Interfaces = [.. interfaces.DistinctBy(one => (one.Subnet, one.Host)).Select((one, number) => new NetworkInterface(
                $"eni-{number}", $"sn-{one.Subnet}", Ipv4.Parse($"10.{one.Subnet / SubnetsPerVpc}.{1 + (one.Subnet % SubnetsPerVpc)}.{8 + one.Host}"), [.. one.Groups.Distinct().Select(group => $"sg-{group}")]))],
            Groups = [.. groups.Select((group, number) => new SecurityGroup($"sg-{number}", group.In, group.Out))],
            Acls = [.. acls.Select((acl, number) => new NetworkAcl($"acl-{number}", Ordered(acl.In), Ordered(acl.Out))), new NetworkAcl($"acl-{Acls}", [AllowAll], [AllowAll])],
            RouteTables = [.. vpcs.SelectMany((vpc, number) => tables.Select((routes, table) => new RouteTable($"rtb-{number}-{table}", Routes(vpc, number, routes))))],
            Peerings = [.. active.Select((isActive, number) => new Peering($"pcx-{number}", vpcs[number].Id, vpcs[(number + 1) % Vpcs].Id, isActive))],
        };
    }

    private static AclEntry AllowAll { get; } = new(50, true, IpProtocol.Any, Cidr.All, PortRange.All);

    /// <summary>The local route, routes to the two peers, and any others: of a destination the first.</summary>
    private static IReadOnlyList<Route> Routes(Vpc vpc, int number, (Cidr To, int Peering)[] others) =>
    [
        .. new Route[] { new(vpc.Cidrs[0], RouteTarget.Local, "local") }
            .Concat(others.Select(other => new Route(other.To, RouteTarget.Peering, $"pcx-{other.Peering}")))
            .Concat([new(Cidr.Parse($"10.{(number + 1) % Vpcs}.0.0/16"), RouteTarget.Peering, $"pcx-{number}"), new(Cidr.Parse($"10.{(number + Vpcs - 1) % Vpcs}.0.0/16"), RouteTarget.Peering, $"pcx-{(number + Vpcs - 1) % Vpcs}")])
            .DistinctBy(route => route.Destination),
    ];
}
