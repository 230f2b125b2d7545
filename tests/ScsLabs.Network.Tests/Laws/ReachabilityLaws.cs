namespace ScsLabs.Network.Tests.Laws;

public sealed class ReachabilityLaws
{
    [Fact]
    public void All_pairs_agree_with_a_trace_of_each()
    {
        var pairs = 0;
        Gen.Select(AnyNetwork.Gen, Gen.OneOf(22, 443, 1023, 40000)).Sample(
            (network, port) =>
            {
                var snapshot = new Snapshot(network.Parts);
                var reachability = Reachability.Of(snapshot, network.Flow.Protocol, port);
                foreach (var from in network.Parts.Interfaces)
                {
                    foreach (var to in network.Parts.Interfaces)
                    {
                        Interlocked.Increment(ref pairs);
                        if (Tracer.Trace(snapshot, new Flow(from.Id, to.Id, network.Flow.Protocol) with { DestinationPorts = PortRange.Of(port) }).IsFound != reachability.Reaches(from.Id, to.Id))
                        {
                            return false;
                        }
                    }
                }

                return true;
            },
            iter: Sampled.Of(1000));
        TestContext.Current.TestOutputHelper!.WriteLine($"{pairs} pairs compared");
    }

    [Fact]
    public void Each_interface_is_in_one_class_and_what_a_class_reaches_is_what_its_members_reach() =>
        AnyNetwork.Gen.Sample(
            network =>
            {
                var reachability = Reachability.Of(new Snapshot(network.Parts), IpProtocol.Tcp, 443);
                return reachability.Classes.SelectMany(one => one.Interfaces).Select(one => one.Id).Order().SequenceEqual(network.Parts.Interfaces.Select(one => one.Id).Order())
                    && reachability.Classes.All(from => reachability.Classes.All(to => from.Interfaces.All(one => to.Interfaces.All(other => reachability.Reaches(one.Id, other.Id) == reachability.ReachedFrom(from).Contains(to)))));
            },
            iter: Sampled.Of(500));

    [Fact]
    public void Interfaces_that_no_rule_tells_apart_are_decided_once()
    {
        var groups = new[] { "sg-0" };
        var network = new Snapshot(new()
        {
            Vpcs = [new("vpc-0", "us-east-1", [Cidr.Parse("10.0.0.0/16")])],
            Subnets = [new("sn-0", "vpc-0", Cidr.Parse("10.0.0.0/24"), "acl-0", "rtb-0"), new("sn-1", "vpc-0", Cidr.Parse("10.0.1.0/24"), "acl-0", "rtb-0")],
            Interfaces = [.. Enumerable.Range(4, 100).SelectMany(host => (NetworkInterface[])[new($"a-{host}", "sn-0", Ipv4.Parse($"10.0.0.{host}"), groups), new($"b-{host}", "sn-1", Ipv4.Parse($"10.0.1.{host}"), groups)])],
            Acls = [new("acl-0", [new(1, true, IpProtocol.Any, Cidr.All, PortRange.All)], [new(1, true, IpProtocol.Any, Cidr.All, PortRange.All)])],
            Groups = [new("sg-0", [new("in", IpProtocol.Tcp, PortRange.Of(443)) { Cidr = Cidr.Parse("10.0.1.16/28") }], [new("out", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All }])],
            RouteTables = [new("rtb-0", [new(Cidr.Parse("10.0.0.0/16"), RouteTarget.Local, "local")])],
        });

        var reachability = Reachability.Of(network, IpProtocol.Tcp, 443);

        reachability.Classes.Count.ShouldBe(3);
        reachability.Reaches("b-16", "a-4").ShouldBeTrue();
        reachability.Reaches("b-15", "a-4").ShouldBeFalse();
        Reachability.Of(network, IpProtocol.Udp, 443).Classes.Count.ShouldBe(2);
    }

    [Fact]
    public void Addresses_are_of_one_class_where_the_same_blocks_hold_them() =>
        Gen.Select(AnyNetwork.Addresses.Array[0, 8], AnyNetwork.Addresses, AnyNetwork.Addresses).Sample(
            (blocks, one, other) =>
            {
                var classes = new AddressClasses(blocks);
                Ipv4[] addresses = [one.First, one.Last, other.First, other.Last, new(other.Last.Value + 1), default, new(uint.MaxValue)];
                return addresses.All(a => addresses.All(b => (classes.Of(a) == classes.Of(b)) == blocks.All(block => block.Contains(a) == block.Contains(b))))
                    && addresses.All(a => classes.Witnesses(_ => true).Count(witness => classes.Of(witness) == classes.Of(a)) == 1);
            },
            iter: Sampled.Of(3000));
}
