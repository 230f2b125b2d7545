using Of = CsCheck.Gen;

namespace ScsLabs.Network.Tests.Laws;

/// <summary>A small network of any shape, and a flow in it. Addresses, ports and ids are few, so that rules meet packets often.</summary>
internal sealed record AnyNetwork(SnapshotParts Parts, Flow Flow)
{
    private const int Vpcs = 3, SubnetsPerVpc = 3, Tables = 4, Acls = 3, Groups = 4, Peerings = 3;

    private static readonly string[] Gateways = ["igw-0", "igw-1", "vpce-0"];

    public static Gen<PortRange> Ports { get; } = Of.OneOf<PortRange>(PortRange.All, PortRange.All, new(0, 1023), new(1024, 65535), new(32768, 60999), PortRange.Of(22), PortRange.Of(443), new(400, 500));

    public static Gen<Cidr> Addresses { get; } = Of.Frequency((4, Inside()), (1, Of.OneOf(Cidr.All, Cidr.Parse("198.51.100.0/24"), Cidr.Parse("198.51.0.0/16"), Cidr.Parse("203.0.113.7/32"))));

    private static Gen<Cidr> Inside() => Of.Select(Of.Int[0, Vpcs - 1], Of.Int[1, SubnetsPerVpc], Of.Int[0, 7], Of.OneOf(0, 0, 8, 16, 24, 30, 32))
        .Select((vpc, subnet, host, length) => new Cidr(Ipv4.Parse($"10.{vpc}.{subnet}.{8 + host}"), length));

    public static Gen<GroupRule> Rule { get; } = Of.Select(Protocol(), Ports, Addresses, Of.Int[0, 2 * Groups])
        .Select((protocol, ports, cidr, group) => new GroupRule("rule", protocol, ports) with { Cidr = group < Groups ? null : cidr, GroupId = group < Groups ? $"sg-{group}" : null });

    public static Gen<AclEntry> Entry { get; } = Of.Select(Of.Int[1, 100], Of.OneOf(true, true, true, false), Protocol(), Addresses, Ports)
        .Select((number, allows, protocol, cidr, ports) => new AclEntry(number, allows, protocol, cidr, ports));

    public static Gen<AnyNetwork> Gen { get; } = Of.Select(PartsGen(), Of.Int[0, 99], Of.Int[0, 99], FlowProtocol(), Ports, Ports)
        .Select((parts, from, to, protocol, sources, destinations) => new AnyNetwork(parts, new Flow(IdAt(parts, from), IdAt(parts, to), protocol) with { SourcePorts = sources, DestinationPorts = destinations }));

    public override string ToString() => string.Join('\n', [Flow.ToString(), .. Parts.Subnets, .. Parts.Interfaces, .. Parts.Groups.SelectMany(group => group.Inbound.Select(rule => $"{group.Id} in {rule}").Concat(group.Outbound.Select(rule => $"{group.Id} out {rule}"))), .. Parts.Acls.SelectMany(acl => acl.Inbound.Select(entry => $"{acl.Id} in {entry}").Concat(acl.Outbound.Select(entry => $"{acl.Id} out {entry}"))), .. Parts.RouteTables.SelectMany(table => table.Routes.Select(route => $"{table.Id} {route}")), .. Parts.Peerings]);

    public PathAnalysis Trace() => Tracer.Trace(new Snapshot(Parts), Flow);

    public AnyNetwork WithGroups(Func<SecurityGroup, SecurityGroup> change) => this with { Parts = Parts with { Groups = [.. Parts.Groups.Select(change)] } };

    public AnyNetwork WithAcls(Func<NetworkAcl, NetworkAcl> change) => this with { Parts = Parts with { Acls = [.. Parts.Acls.Select(change)] } };

    public static IReadOnlyList<AclEntry> Ordered(IEnumerable<AclEntry> entries) => [.. entries.DistinctBy(entry => entry.Number).OrderBy(entry => entry.Number)];

    /// <summary>Few rules; in half of all cases one of them allows all.</summary>
    private static Gen<GroupRule[]> Rules() => Of.Select(Rule.Array[0, 4], Of.Bool).Select((rules, isOpen) => isOpen ? [.. rules, new("rule", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All }] : rules);

    private static Gen<int> Protocol() => Of.OneOf(IpProtocol.Any, IpProtocol.Tcp, IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Icmp);

    private static Gen<int> FlowProtocol() => Of.OneOf(IpProtocol.Tcp, IpProtocol.Tcp, IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Icmp);

    /// <summary>Mostly an interface; rarely a gateway.</summary>
    private static string IdAt(SnapshotParts parts, int number) => number < 20 ? Gateways[number % Gateways.Length] : parts.Interfaces[number % parts.Interfaces.Count].Id;

    private static Gen<SnapshotParts> PartsGen() => Of.Select(
        Of.Bool.Array[Vpcs],
        Of.Select(Of.OneOf(0, 1, 2, Acls, Acls, Acls), Of.Int[0, Tables - 1]).Array[Vpcs * SubnetsPerVpc],
        Of.Select(Of.Int[0, (Vpcs * SubnetsPerVpc) - 1], Of.Int[0, 7], Of.Int[0, Groups - 1].Array[1, 3], Of.OneOf(true, true, false), Of.Bool, Of.OneOf(true, true, true, true, false)).Array[3, 8],
        Of.Select(Rules(), Rules()).Array[Groups],
        Of.Select(Entry.Array[0, 4], Entry.Array[0, 4]).Array[Acls],
        Of.OneOf(true, true, true, false).Array[Peerings],
        Of.Select(Addresses, Of.Int[0, 16]).Array[0, 5].Array[Tables])
        .Select((regions, subnets, interfaces, groups, acls, active, tables) => Build(regions, subnets, interfaces, groups, acls, active, tables));

    private static SnapshotParts Build(
        bool[] regions,
        (int Acl, int Table)[] subnets,
        (int Subnet, int Host, int[] Groups, bool IsPublic, bool ChecksAddresses, bool IsUp)[] interfaces,
        (GroupRule[] In, GroupRule[] Out)[] groups,
        (AclEntry[] In, AclEntry[] Out)[] acls,
        bool[] active,
        (Cidr To, int Target)[][] tables)
    {
        var vpcs = regions.Select((isFar, number) => new Vpc($"vpc-{number}", isFar && number == 2 ? "eu-west-1" : "us-east-1", [Cidr.Parse($"10.{number}.0.0/16")])).ToList();
        var ends = interfaces.DistinctBy(one => (one.Subnet, one.Host)).Select((one, number) => new NetworkInterface(
            $"eni-{number}", $"sn-{one.Subnet}", Ipv4.Parse($"10.{one.Subnet / SubnetsPerVpc}.{1 + (one.Subnet % SubnetsPerVpc)}.{8 + one.Host}"), [.. one.Groups.Distinct().Select(group => $"sg-{group}")])
        {
            PublicAddress = one.IsPublic ? new(Ipv4.Parse("203.0.113.0").Value + (uint)number) : null,
            ChecksAddresses = one.ChecksAddresses,
            IsUp = one.IsUp,
        }).ToList();
        return new()
        {
            Vpcs = vpcs,
            Subnets = [.. subnets.Select((subnet, number) => new Subnet(
                $"sn-{number}", vpcs[number / SubnetsPerVpc].Id, Cidr.Parse($"10.{number / SubnetsPerVpc}.{1 + (number % SubnetsPerVpc)}.0/24"), $"acl-{subnet.Acl}", $"rtb-{number / SubnetsPerVpc}-{subnet.Table}"))],
            Interfaces = [.. ends, .. Nats],
            Groups = [.. groups.Select((group, number) => new SecurityGroup($"sg-{number}", group.In, group.Out))],
            Acls = [.. acls.Select((acl, number) => new NetworkAcl($"acl-{number}", Ordered(acl.In), Ordered(acl.Out))), new NetworkAcl($"acl-{Acls}", [AllowAll], [AllowAll])],
            RouteTables = [.. vpcs.SelectMany((vpc, number) => tables.Select((routes, table) => new RouteTable($"rtb-{number}-{table}", Routes(vpc, number, table, routes, ends))))],
            Peerings = [.. active.Select((isActive, number) => new Peering($"pcx-{number}", vpcs[number].Id, vpcs[(number + 1) % Vpcs].Id, isActive))],
            InternetGateways = [new("igw-0", "vpc-0"), new("igw-1", "vpc-1")],
            NatGateways = [.. Nats.Select(nat => new NatGateway(nat.Id[4..], nat.Id, true))],
            GatewayEndpoints = [new("vpce-0", "vpc-0", [Cidr.Parse("198.51.100.0/24"), Cidr.Parse("203.0.113.7/32")], true)],
        };
    }

    /// <summary>The interfaces of two NAT gateways, of which the first is public.</summary>
    private static NetworkInterface[] Nats { get; } =
        [new("eni-nat-0", "sn-0", Ipv4.Parse("10.0.1.99"), []) { PublicAddress = Ipv4.Parse("203.0.113.99") }, new("eni-nat-1", "sn-3", Ipv4.Parse("10.1.1.99"), [])];

    private static AclEntry AllowAll { get; } = new(50, true, IpProtocol.Any, Cidr.All, PortRange.All);

    /// <summary>The local route, routes to the two peers and to a gateway, and any others: of a destination the first.</summary>
    private static IReadOnlyList<Route> Routes(Vpc vpc, int number, int table, (Cidr To, int Target)[] others, List<NetworkInterface> ends) =>
    [
        .. new Route[] { new(vpc.Cidrs[0], RouteTarget.Local, "local") }
            .Concat(others.Select(other => To(other.To, other.Target, number, ends)))
            .Concat([new(Cidr.Parse($"10.{(number + 1) % Vpcs}.0.0/16"), RouteTarget.Peering, $"pcx-{number}"), new(Cidr.Parse($"10.{(number + Vpcs - 1) % Vpcs}.0.0/16"), RouteTarget.Peering, $"pcx-{(number + Vpcs - 1) % Vpcs}")])
            .Concat([table % 2 == 0 ? new(Cidr.All, RouteTarget.InternetGateway, $"igw-{number}") : new(Cidr.All, RouteTarget.NatGateway, $"nat-{number}")])
            .DistinctBy(route => route.Destination),
    ];

    private static Route To(Cidr destination, int target, int vpc, List<NetworkInterface> ends) => target switch
    {
        <= Peerings => new(destination, RouteTarget.Peering, $"pcx-{target}"),
        4 => new(destination, RouteTarget.InternetGateway, "igw-0"),
        5 => new(destination, RouteTarget.NatGateway, $"nat-{vpc % 2}"),
        6 => new(destination, RouteTarget.NatGateway, "nat-1"),
        7 => new(destination, RouteTarget.GatewayEndpoint, "vpce-0"),
        < 11 => new(destination, RouteTarget.Interface, ends[target % ends.Count].Id),
        _ => ThroughAppliance(target, vpc, ends),
    };

    /// <summary>A route to a subnet of the VPC through an interface of it that passes packets on, as far as there is one.</summary>
    private static Route ThroughAppliance(int number, int vpc, List<NetworkInterface> ends)
    {
        var appliances = ends.Where(one => !one.ChecksAddresses && one.Address.ToString().StartsWith($"10.{vpc}.", StringComparison.Ordinal)).Append(ends[0]).ToList();
        return new(Cidr.Parse($"10.{vpc}.{1 + (number % SubnetsPerVpc)}.0/24"), RouteTarget.Interface, appliances[number % Math.Max(1, appliances.Count - 1)].Id);
    }
}
