namespace ScsLabs.Network.Tests;

/// <summary>Destinations that only outbound rules and entries tell apart.</summary>
public sealed class OutboundTests
{
    private static readonly Cidr Near = Cidr.Parse("10.0.1.0/25");

    [Fact]
    public void An_outbound_rule_tells_destinations_apart() => ReachesNearAlone(Network(rule: Near, entry: Cidr.All));

    [Fact]
    public void An_outbound_entry_tells_destinations_apart() => ReachesNearAlone(Network(rule: Cidr.All, entry: Near));

    [Fact]
    public void An_outbound_rule_or_entry_lets_out_to_some_addresses_of_the_Internet()
    {
        var some = Cidr.Parse("8.8.8.0/24");

        foreach (var network in (Snapshot[])[Network(rule: some, entry: Cidr.All), Network(rule: Cidr.All, entry: some)])
        {
            var analysis = Tracer.Trace(network, new("client", "igw", IpProtocol.Tcp));
            analysis.IsFound.ShouldBeTrue();
            some.Contains(analysis.Forward[^1].Packets.Destination).ShouldBeTrue();
        }
    }

    private static void ReachesNearAlone(Snapshot network)
    {
        var reachability = Reachability.Of(network, IpProtocol.Tcp, 443);

        (reachability.Reaches("client", "near"), reachability.Reaches("client", "far")).ShouldBe((true, false));
    }

    /// <summary>A client whose group and ACL let out to some addresses, two servers in one subnet, and the Internet.</summary>
    private static Snapshot Network(Cidr rule, Cidr entry) => new(new()
    {
        Vpcs = [new("vpc", "us-east-1", [Cidr.Parse("10.0.0.0/16")])],
        Subnets = [new("clients", "vpc", Cidr.Parse("10.0.0.0/24"), "acl", "rtb"), new("servers", "vpc", Cidr.Parse("10.0.1.0/24"), "open", "rtb")],
        Interfaces =
        [
            new("client", "clients", Ipv4.Parse("10.0.0.4"), ["clients"]) { PublicAddress = Ipv4.Parse("3.3.3.3") },
            new("near", "servers", Ipv4.Parse("10.0.1.4"), ["servers"]),
            new("far", "servers", Ipv4.Parse("10.0.1.200"), ["servers"]),
        ],
        Acls =
        [
            new("acl", [new(1, true, IpProtocol.Any, Cidr.All, PortRange.All)], [new(1, true, IpProtocol.Any, entry, PortRange.All)]),
            new("open", [new(1, true, IpProtocol.Any, Cidr.All, PortRange.All)], [new(1, true, IpProtocol.Any, Cidr.All, PortRange.All)]),
        ],
        Groups =
        [
            new("clients", [], [new("out", IpProtocol.Any, PortRange.All) { Cidr = rule }]),
            new("servers", [new("in", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All }], []),
        ],
        RouteTables = [new("rtb", [new(Cidr.Parse("10.0.0.0/16"), RouteTarget.Local, "local"), new(Cidr.All, RouteTarget.InternetGateway, "igw")])],
        InternetGateways = [new("igw", "vpc")],
    });
}
