using System.Text.Json.Nodes;

namespace ScsLabs.Network.Tests;

/// <summary>Reads a network from the lines of a corpus file; tests/corpus/README.md has the grammar.</summary>
internal static class NetworkReader
{
    public static Snapshot Read(JsonObject network)
    {
        var vpcs = Lines(network, "vpcs", VpcOf).ToList();
        var acls = Lists(network, "acls").Append(("default", ["in 100 allow all any", "out 100 allow all any"])).Select(AclOf).ToList();
        var lists = Lists(network, "prefixLists").ToDictionary(list => list.Id, list => list.Lines.Select(Cidr.Parse).ToArray(), StringComparer.Ordinal);
        var groups = Lists(network, "groups").Append(("open", ["in all any", "out all any"])).Select(group => GroupOf(group, lists)).ToList();
        var subnets = Lines(network, "subnets", (id, words) => SubnetOf(id, words, vpcs)).ToList();
        var tables = Lists(network, "routes").ToDictionary(StringComparer.Ordinal);
        var nats = Lines(network, "natGateways", (id, words) => NatGatewayOf(id, words, subnets)).ToList();
        return new(new()
        {
            Vpcs = vpcs,
            Acls = acls,
            Groups = groups,
            Subnets = subnets,
            Interfaces = [.. Lines(network, "interfaces", (id, words) => InterfaceOf(id, words, subnets)), .. nats.Select(nat => nat.Interface)],
            RouteTables = [.. subnets.Select(subnet => (subnet.RouteTableId, subnet.VpcId)).Distinct().Select(table => TableOf(
                table.RouteTableId, vpcs.Single(vpc => vpc.Id == table.VpcId), tables.GetValueOrDefault(table.RouteTableId, []), network, lists))],
            InternetGateways = [.. Lines(network, "internetGateways", (id, words) => new InternetGateway(id, words.IsAtEnd ? null : words.Next()))],
            NatGateways = [.. nats.Select(nat => nat.Gateway)],
            GatewayEndpoints = [.. Lines(network, "gatewayEndpoints", (id, words) => new GatewayEndpoint(id, words.Next(), lists[words.Next()], !words.Take("pending")))],
            Peerings = [.. Lines(network, "peerings", (id, words) => new Peering(id, words.Next(), words.Next(), !words.Take("pending")))],
        });
    }

    public static Flow FlowOf(string line) => Words.Read(line, FlowOf);

    private static Flow FlowOf(Words words)
    {
        var (source, sourceAddress) = (words.Next(), AddressOf(words));
        words.Expect(">");
        var (destination, destinationAddress) = (words.Next(), AddressOf(words));
        return new Flow(source, destination, ProtocolOf(words.Next())) with
        {
            SourceAddress = sourceAddress,
            DestinationAddress = destinationAddress,
            SourcePorts = words.Take("from") ? PortsOf(words.Next()) : PortRange.All,
            DestinationPorts = words.IsAtEnd ? PortRange.All : PortsOf(words.Next()),
        };
    }

    private static Ipv4? AddressOf(Words words) => words.Peek.Contains('.', StringComparison.Ordinal) ? Ipv4.Parse(words.Next()) : null;

    private static IEnumerable<T> Lines<T>(JsonObject network, string section, Func<string, Words, T> read) =>
        network[section]?.AsObject().Select(entry => Words.Read((string)entry.Value!, words => read(entry.Key, words))) ?? [];

    private static IEnumerable<(string Id, string[] Lines)> Lists(JsonObject network, string section) =>
        network[section]?.AsObject().Select(entry => (entry.Key, entry.Value!.AsArray().Select(line => (string)line!).ToArray())) ?? [];

    private static Vpc VpcOf(string id, Words words)
    {
        var cidrs = new List<Cidr>();
        while (!words.IsAtEnd && char.IsAsciiDigit(words.Peek[0]))
        {
            cidrs.Add(Cidr.Parse(words.Next()));
        }

        return new(id, words.IsAtEnd ? "us-east-1" : words.Next(), cidrs);
    }

    private static Subnet SubnetOf(string id, Words words, List<Vpc> vpcs)
    {
        var cidr = Cidr.Parse(words.Next());
        var acl = words.Take("acl") ? words.Next() : "default";
        var table = words.Take("table") ? words.Next() : null;
        var vpc = words.Take("in") ? words.Next() : vpcs.Single(vpc => vpc.Contains(cidr.First)).Id;
        return new(id, vpc, cidr, acl, table ?? $"main-{vpc}");
    }

    private static NetworkInterface InterfaceOf(string id, Words words, List<Subnet> subnets)
    {
        var address = Ipv4.Parse(words.Next());
        var groups = new List<string>();
        while (!words.IsAtEnd && words.Peek is not ("public" or "unchecked" or "down" or "in"))
        {
            groups.Add(words.Next());
        }

        var (publicAddress, isUnchecked, isDown) = (words.Take("public") ? Ipv4.Parse(words.Next()) : (Ipv4?)null, words.Take("unchecked"), words.Take("down"));
        return new(id, SubnetIdOf(words, address, subnets), address, groups is [] ? ["open"] : groups) { PublicAddress = publicAddress, ChecksAddresses = !isUnchecked, IsUp = !isDown };
    }

    private static (NatGateway Gateway, NetworkInterface Interface) NatGatewayOf(string id, Words words, List<Subnet> subnets)
    {
        var isAvailable = !words.Take("pending");
        var one = InterfaceOf($"eni-{id}", words, subnets) with { GroupIds = [] };
        return (new(id, one.Id, isAvailable), one);
    }

    private static string SubnetIdOf(Words words, Ipv4 address, List<Subnet> subnets) =>
        words.Take("in") ? words.Next() : subnets.Single(subnet => subnet.Cidr.Contains(address)).Id;

    private static SecurityGroup GroupOf((string Id, string[] Lines) entry, Dictionary<string, Cidr[]> lists)
    {
        var rules = entry.Lines.SelectMany(line => Words.Read(line, words => RulesOf(entry.Id, words, lists))).ToLookup(rule => rule.IsInbound, rule => rule.Rule);
        return new(entry.Id, [.. rules[true]], [.. rules[false]]);
    }

    private static IEnumerable<(bool IsInbound, GroupRule Rule)> RulesOf(string group, Words words, Dictionary<string, Cidr[]> lists)
    {
        var isInbound = words.TakeDirection();
        var (protocol, ports) = PacketsOf(words);
        var (rule, other) = (new GroupRule($"{group}: {words.Text}", protocol, ports), words.Next());
        return lists.TryGetValue(other, out var cidrs) ? cidrs.Select(cidr => (isInbound, rule with { Cidr = cidr, PrefixListId = other }))
            : [(isInbound, char.IsAsciiDigit(other[0]) || other == "any" ? rule with { Cidr = CidrOf(other) } : rule with { GroupId = other })];
    }

    private static NetworkAcl AclOf((string Id, string[] Lines) entry)
    {
        var entries = entry.Lines.Select(line => Words.Read(line, EntryOf)).ToLookup(one => one.IsInbound, one => one.Entry);
        return new(entry.Id, Ordered(entries[true]), Ordered(entries[false]));

        static IReadOnlyList<AclEntry> Ordered(IEnumerable<AclEntry> entries) =>
            [.. entries.OrderBy(one => one.Number), new(AclEntry.LastNumber, false, IpProtocol.Any, Cidr.All, PortRange.All)];
    }

    private static (bool IsInbound, AclEntry Entry) EntryOf(Words words)
    {
        var (isInbound, number, allows) = (words.TakeDirection(), int.Parse(words.Next()), words.Take("allow"));
        if (!allows)
        {
            words.Expect("deny");
        }

        var (protocol, ports) = PacketsOf(words);
        return (isInbound, new(number, allows, protocol, CidrOf(words.Next()), ports));
    }

    private static RouteTable TableOf(string id, Vpc vpc, string[] lines, JsonObject network, Dictionary<string, Cidr[]> lists) =>
        new(id, [.. vpc.Cidrs.Select(cidr => new Route(cidr, RouteTarget.Local, "local")), .. lines.SelectMany(line => Words.Read(line, words => RoutesOf(words, network, lists)))]);

    private static IEnumerable<Route> RoutesOf(Words words, JsonObject network, Dictionary<string, Cidr[]> lists)
    {
        var (destination, target) = (words.Next(), words.Next());
        var kind = Has("internetGateways") ? RouteTarget.InternetGateway
            : Has("natGateways") ? RouteTarget.NatGateway
            : Has("gatewayEndpoints") ? RouteTarget.GatewayEndpoint
            : Has("interfaces") ? RouteTarget.Interface
            : RouteTarget.Peering;
        return lists.TryGetValue(destination, out var cidrs) ? cidrs.Select(cidr => new Route(cidr, kind, target) { PrefixListId = destination }) : [new(CidrOf(destination), kind, target)];

        bool Has(string section) => network[section]?.AsObject().ContainsKey(target) == true;
    }

    private static (int Protocol, PortRange Ports) PacketsOf(Words words)
    {
        var protocol = ProtocolOf(words.Next());
        return (protocol, IpProtocol.HasPorts(protocol) ? PortsOf(words.Next()) : PortRange.All);
    }

    private static Cidr CidrOf(string word) => word == "any" ? Cidr.All : Cidr.Parse(word);

    private static int ProtocolOf(string word) => word switch
    {
        "tcp" => IpProtocol.Tcp,
        "udp" => IpProtocol.Udp,
        "icmp" => IpProtocol.Icmp,
        "all" => IpProtocol.Any,
        _ => int.Parse(word),
    };

    private static PortRange PortsOf(string word) =>
        word == "all" ? PortRange.All : word.Split('-') is [var from, var to] ? new(int.Parse(from), int.Parse(to)) : PortRange.Of(int.Parse(word));
}
