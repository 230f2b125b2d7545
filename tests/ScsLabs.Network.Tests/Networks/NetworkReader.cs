using System.Text.Json.Nodes;

namespace ScsLabs.Network.Tests;

/// <summary>Reads a network from the lines of a corpus file; tests/corpus/README.md has the grammar.</summary>
internal static class NetworkReader
{
    public static Snapshot Read(JsonObject network)
    {
        var vpcs = Lines(network, "vpcs", VpcOf).ToList();
        var acls = Lists(network, "acls").Append(("default", ["in 100 allow all any", "out 100 allow all any"])).Select(AclOf).ToList();
        var groups = Lists(network, "groups").Append(("open", ["in all any", "out all any"])).Select(GroupOf).ToList();
        var subnets = Lines(network, "subnets", (id, words) => SubnetOf(id, words, vpcs)).ToList();
        var tables = Lists(network, "routes").ToDictionary(StringComparer.Ordinal);
        return new(new()
        {
            Vpcs = vpcs,
            Acls = acls,
            Groups = groups,
            Subnets = subnets,
            Interfaces = [.. Lines(network, "interfaces", (id, words) => InterfaceOf(id, words, subnets))],
            RouteTables = [.. subnets.Select(subnet => (subnet.RouteTableId, subnet.VpcId)).Distinct().Select(table => TableOf(
                table.RouteTableId, vpcs.Single(vpc => vpc.Id == table.VpcId), tables.GetValueOrDefault(table.RouteTableId, [])))],
            Peerings = [.. Lines(network, "peerings", (id, words) => new Peering(id, words.Next(), words.Next(), !words.Take("pending")))],
        });
    }

    public static Flow FlowOf(string line) => Words.Read(line, FlowOf);

    private static Flow FlowOf(Words words)
    {
        var source = words.Next();
        words.Expect(">");
        var destination = words.Next();
        return new Flow(source, destination, ProtocolOf(words.Next())) with
        {
            SourcePorts = words.Take("from") ? PortsOf(words.Next()) : PortRange.All,
            DestinationPorts = words.IsAtEnd ? PortRange.All : PortsOf(words.Next()),
        };
    }

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
        while (!words.IsAtEnd && words.Peek != "in")
        {
            groups.Add(words.Next());
        }

        return new(id, SubnetIdOf(words, address, subnets), address, groups is [] ? ["open"] : groups);
    }

    private static string SubnetIdOf(Words words, Ipv4 address, List<Subnet> subnets) =>
        words.Take("in") ? words.Next() : subnets.Single(subnet => subnet.Cidr.Contains(address)).Id;

    private static SecurityGroup GroupOf((string Id, string[] Lines) entry)
    {
        var rules = entry.Lines.Select(line => Words.Read(line, words => RuleOf(entry.Id, words))).ToLookup(rule => rule.IsInbound, rule => rule.Rule);
        return new(entry.Id, [.. rules[true]], [.. rules[false]]);
    }

    private static (bool IsInbound, GroupRule Rule) RuleOf(string group, Words words)
    {
        var (line, isInbound, (protocol, ports)) = (words.Text, words.TakeDirection(), PacketsOf(words));
        var rule = new GroupRule($"{group}: {line}", protocol, ports);
        return (isInbound, char.IsAsciiDigit(words.Peek[0]) || words.Peek == "any" ? rule with { Cidr = CidrOf(words.Next()) } : rule with { GroupId = words.Next() });
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

    private static RouteTable TableOf(string id, Vpc vpc, string[] lines) =>
        new(id, [.. vpc.Cidrs.Select(cidr => new Route(cidr, RouteTarget.Local, "local")), .. lines.Select(line => Words.Read(line, RouteOf))]);

    private static Route RouteOf(Words words)
    {
        var (destination, target) = (CidrOf(words.Next()), words.Next());
        return new(destination, RouteTarget.Peering, target);
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
