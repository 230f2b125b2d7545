namespace ScsLabs.Network.Tests;

/// <summary>What an analysis tells beyond its way: ports, and ends that don't exist.</summary>
public sealed class TraceTests
{
    [Fact]
    public void A_found_path_tells_its_ports()
    {
        var analysis = Tracer.Trace(Network(replies: true), new("client", "server", IpProtocol.Tcp));

        (analysis.Ports!.ToString(), analysis.SourcePorts!.ToString(), analysis.ArrivalPorts!.ToString()).ShouldBe(("443", "1024-65535", "443"));
    }

    [Fact]
    public void Packets_whose_replies_are_stopped_arrive_at_ports()
    {
        var analysis = Tracer.Trace(Network(replies: false), new("client", "server", IpProtocol.Tcp));

        analysis.IsFound.ShouldBeFalse();
        (analysis.Ports, analysis.SourcePorts, analysis.ArrivalPorts!.ToString()).ShouldBe((null, null, "443"));
    }

    [Fact]
    public void Packets_that_are_stopped_arrive_at_no_port()
    {
        var analysis = Tracer.Trace(Network(replies: true), new("server", "client", IpProtocol.Tcp));

        (analysis.IsFound, analysis.Ports, analysis.SourcePorts, analysis.ArrivalPorts).ShouldBe((false, null, null, null));
    }

    [Fact]
    public void What_arrives_between_interfaces_is_listed_with_the_connections()
    {
        Connections.Of(Network(replies: true), ["client", "server"]).Select(Told).ShouldBe(["client server 6 443 443"]);
        Connections.Of(Network(replies: false), ["client", "server"]).Select(Told).ShouldBe(["client server 6 443 "]);

        static string Told(Arrival arrival) => $"{arrival.SourceId} {arrival.DestinationId} {arrival.Protocol} {arrival.Ports} {arrival.ConnectionPorts}";
    }

    [Fact]
    public void A_protocol_without_ports_has_them_all()
    {
        var open = new Snapshot(Network(replies: true).Parts with
        {
            Groups = [new("all", [new("in", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All }], [new("out", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All }])],
            Acls = [Open("open"), Open("acl")],
        });

        var analysis = Tracer.Trace(open, new Flow("client", "server", IpProtocol.Icmp) with { SourcePorts = PortRange.Of(1), DestinationPorts = PortRange.Of(2) });

        (analysis.Ports, analysis.SourcePorts).ShouldBe((PortSet.All, PortSet.All));
    }

    [Fact]
    public void An_obstacle_stands_behind_the_components_that_were_passed_before_it_in_its_direction()
    {
        var analysis = Tracer.Trace(Network(replies: false), new("client", "server", IpProtocol.Tcp));

        analysis.Return.Select(hop => hop.Kind).ShouldBe([ComponentKind.Interface, ComponentKind.RouteTable, ComponentKind.NetworkAcl, ComponentKind.Interface]);
        var obstacle = analysis.Obstacles.ShouldHaveSingleItem();
        (obstacle.Kind, obstacle.HopsBefore).ShouldBe((ComponentKind.NetworkAcl, 1));
    }

    [Fact]
    public void An_end_must_exist()
    {
        Should.Throw<ArgumentException>(() => Tracer.Trace(Network(replies: true), new("client", "nobody", IpProtocol.Tcp)));
        Should.Throw<ArgumentException>(() => Tracer.Trace(Network(replies: true), new("nobody", "server", IpProtocol.Tcp)));
    }

    [Fact]
    public void An_interface_checks_addresses_and_is_up_unless_it_is_said_otherwise()
    {
        var one = new NetworkInterface("eni", "subnet", Ipv4.Parse("10.0.0.4"), []);

        (one.ChecksAddresses, one.IsUp).ShouldBe((true, true));
    }

    private static NetworkAcl Open(string id) => new(id, [new(1, true, IpProtocol.Any, Cidr.All, PortRange.All)], [new(1, true, IpProtocol.Any, Cidr.All, PortRange.All)]);

    /// <summary>A server that lets in port 443, in a subnet whose ACL lets replies out to unprivileged ports, or doesn't.</summary>
    private static Snapshot Network(bool replies)
    {
        Cidr clients = Cidr.Parse("10.0.0.0/24"), servers = Cidr.Parse("10.0.1.0/24");
        return new(new()
        {
            Vpcs = [new("vpc", "us-east-1", [Cidr.Parse("10.0.0.0/16")])],
            Subnets = [new("clients", "vpc", clients, "open", "rtb"), new("servers", "vpc", servers, "acl", "rtb")],
            Interfaces = [new("client", "clients", Ipv4.Parse("10.0.0.4"), ["all"]), new("server", "servers", Ipv4.Parse("10.0.1.4"), ["all"])],
            Acls =
            [
                Open("open"),
                new("acl", [new(1, true, IpProtocol.Tcp, clients, PortRange.Of(443))], replies ? [new(1, true, IpProtocol.Tcp, clients, new(1024, 65535))] : []),
            ],
            Groups = [new("all", [new("in", IpProtocol.Tcp, PortRange.Of(443)) { Cidr = clients }], [new("out", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All }])],
            RouteTables = [new("rtb", [new(Cidr.Parse("10.0.0.0/16"), RouteTarget.Local, "local")])],
        });
    }
}
