namespace ScsLabs.Network.Tests.Laws;

public sealed class PathLaws
{
    [Fact]
    public void A_rule_that_is_added_to_a_group_never_closes_a_path() =>
        Gen.Select(AnyNetwork.Gen, AnyNetwork.Rule, Gen.Int[0, 3], Gen.Bool).Sample(
            (network, rule, number, isInbound) => !network.Trace().IsFound || network.WithGroups(group => group.Id != $"sg-{number}" ? group
                : isInbound ? group with { Inbound = [.. group.Inbound, rule] } : group with { Outbound = [rule, .. group.Outbound] }).Trace().IsFound,
            iter: Sampled.Usually);

    [Fact]
    public void A_group_that_an_interface_gets_in_addition_never_closes_a_path() =>
        Gen.Select(AnyNetwork.Gen, Gen.Int[0, 3]).Sample(
            (network, number) => !network.Trace().IsFound || (network with
            {
                Parts = network.Parts with { Interfaces = [.. network.Parts.Interfaces.Select(one => one.GroupIds.Count == 0 ? one : one with { GroupIds = [.. one.GroupIds.Append($"sg-{number}").Distinct(StringComparer.Ordinal)] })] },
            }).Trace().IsFound,
            iter: Sampled.Usually);

    [Fact]
    public void A_deny_that_is_added_to_an_ACL_never_opens_a_path() =>
        Gen.Select(AnyNetwork.Gen, AnyNetwork.Entry, Gen.Bool).Sample(
            (network, entry, isInbound) => network.Trace().IsFound || !network.WithAcls(acl => isInbound
                ? acl with { Inbound = AnyNetwork.Ordered([.. acl.Inbound, entry with { Allows = false }]) }
                : acl with { Outbound = AnyNetwork.Ordered([.. acl.Outbound, entry with { Allows = false }]) }).Trace().IsFound,
            iter: Sampled.Usually);

    [Fact]
    public void An_allow_behind_all_entries_of_an_ACL_never_closes_a_path() =>
        Gen.Select(AnyNetwork.Gen, AnyNetwork.Entry).Sample(
            (network, entry) => !network.Trace().IsFound
                || network.WithAcls(acl => acl with { Inbound = [.. acl.Inbound, entry with { Number = 1000, Allows = true }] }).Trace().IsFound,
            iter: Sampled.Usually);

    [Fact]
    public void The_order_of_groups_and_of_their_rules_does_not_matter() =>
        AnyNetwork.Gen.Sample(
            network => Show(network.Trace()) == Show((network with
            {
                Parts = network.Parts with { Interfaces = [.. network.Parts.Interfaces.Select(one => one with { GroupIds = [.. one.GroupIds.Reverse()] })] },
            }).WithGroups(group => group with { Inbound = [.. group.Inbound.Reverse()], Outbound = [.. group.Outbound.Reverse()] }).Trace()),
            iter: Sampled.Usually);

    [Fact]
    public void The_numbers_of_ACL_entries_matter_by_their_order_only() =>
        AnyNetwork.Gen.Sample(
            network => Show(network.Trace()) == Show(network.WithAcls(acl => acl with { Inbound = Spread(acl.Inbound), Outbound = Spread(acl.Outbound) }).Trace()),
            iter: Sampled.Usually);

    [Fact]
    public void What_stands_behind_an_entry_for_everything_does_not_matter() =>
        Gen.Select(AnyNetwork.Gen, AnyNetwork.Entry.Array[1, 3], Gen.Bool).Sample(
            (network, entries, allows) =>
            {
                var all = new AclEntry(1000, allows, IpProtocol.Any, Cidr.All, PortRange.All);
                var closed = network.WithAcls(acl => acl with { Inbound = [.. acl.Inbound, all], Outbound = [.. acl.Outbound, all] });
                return Show(closed.Trace()) == Show(closed.WithAcls(acl => acl with { Inbound = [.. acl.Inbound, .. entries], Outbound = [.. acl.Outbound, .. entries] }).Trace());
            },
            iter: Sampled.Usually);

    [Fact]
    public void The_sides_of_a_peering_do_not_matter() =>
        AnyNetwork.Gen.Sample(
            network => Show(network.Trace()) == Show((network with
            {
                Parts = network.Parts with { Peerings = [.. network.Parts.Peerings.Select(peering => peering with { RequesterVpcId = peering.AccepterVpcId, AccepterVpcId = peering.RequesterVpcId })] },
            }).Trace()),
            iter: Sampled.Usually);

    [Fact]
    public void The_order_of_routes_does_not_matter() =>
        AnyNetwork.Gen.Sample(
            network => Show(network.Trace()) == Show((network with
            {
                Parts = network.Parts with { RouteTables = [.. network.Parts.RouteTables.Select(table => table with { Routes = [.. table.Routes.Reverse()] })] },
            }).Trace()),
            iter: Sampled.Usually);

    [Fact]
    public void A_path_that_is_found_is_found_for_each_port_that_arrives_and_for_no_other() =>
        Gen.Select(AnyNetwork.Gen, Gen.OneOf(22, 23, 399, 400, 443, 500, 1023, 1024, 32768, 60999, 61000)).Sample(
            (network, port) =>
            {
                var analysis = network.Trace();
                if (!analysis.IsFound || !network.Flow.DestinationPorts.Contains(port) || !IpProtocol.HasPorts(network.Flow.Protocol) || IsToAnyAddress(network.Flow))
                {
                    return true;
                }

                var (arriving, answered) = (analysis.Forward[^1].Packets.DestinationPorts, analysis.Return[^1].Packets.DestinationPorts);
                return (network with { Flow = network.Flow with { DestinationPorts = PortRange.Of(port) } }).Trace().IsFound == arriving.Contains(port)
                    && arriving.Ranges.All(range => (network with { Flow = network.Flow with { DestinationPorts = range } }).Trace().IsFound)
                    && answered.Ranges.All(range => (network with { Flow = network.Flow with { SourcePorts = PortRange.Of(range.From), DestinationPorts = PortRange.Of(arriving.Ranges[0].To) } }).Trace().IsFound);
            },
            iter: Sampled.Usually);

    /// <summary>Whether addresses behind a gateway are meant, of which each may have other ports; the analysis tells one of them.</summary>
    private static bool IsToAnyAddress(Flow flow) =>
        (!flow.SourceId.StartsWith("eni", StringComparison.Ordinal) && flow.SourceAddress is null) || (!flow.DestinationId.StartsWith("eni", StringComparison.Ordinal) && flow.DestinationAddress is null);

    [Fact]
    public void A_path_that_is_found_leads_from_end_to_end_and_no_hop_adds_ports() =>
        AnyNetwork.Gen.Sample(
            network =>
            {
                var analysis = network.Trace();
                return !analysis.IsFound || (Ends(analysis.Forward, network.Flow.SourceId, network.Flow.DestinationId) && Ends(analysis.Return, network.Flow.DestinationId, network.Flow.SourceId));

                // A NAT gateway has ports of its own.
                static bool Ends(IReadOnlyList<Hop> hops, string from, string to) => hops[0].ComponentId == from && hops[^1].ComponentId == to
                    && hops.Zip(hops.Skip(1)).All(pair => pair.Second.Kind == ComponentKind.NatGateway || pair.First.Packets.DestinationPorts.Or(pair.Second.Packets.DestinationPorts).Equals(pair.First.Packets.DestinationPorts));
            },
            iter: Sampled.Usually);

    [Fact]
    public void Where_all_filters_that_stop_packets_are_opened_a_path_is_found_or_no_route_leads_there() =>
        AnyNetwork.Gen.Sample(
            network => network
                .WithGroups(group => group with { Inbound = [Anything], Outbound = [Anything] })
                .WithAcls(acl => acl with { Inbound = [All], Outbound = [All] })
                .Trace().Obstacles.All(obstacle => obstacle.IsEgress is null),
            iter: Sampled.Usually);

    [Fact]
    public void A_gateway_without_an_address_stands_for_every_address_behind_it() =>
        Gen.Select(AnyNetwork.Gen, Gen.OneOf("198.51.100.7", "198.51.7.7", "203.0.113.7", "203.0.113.8", "8.8.8.8")).Sample(
            (network, text) =>
            {
                var (isFromGateway, isToGateway) = (!network.Flow.SourceId.StartsWith("eni", StringComparison.Ordinal), !network.Flow.DestinationId.StartsWith("eni", StringComparison.Ordinal));
                if (isFromGateway == isToGateway)
                {
                    return true;
                }

                var any = network.Trace();
                var of = With(Ipv4.Parse(text)).Trace();
                return (!of.IsFound || any.IsFound) && (!any.IsFound || With(isFromGateway ? any.Return[^1].Packets.Destination : any.Forward[^1].Packets.Destination).Trace().IsFound);

                AnyNetwork With(Ipv4 address) => network with { Flow = network.Flow with { SourceAddress = isFromGateway ? address : null, DestinationAddress = isToGateway ? address : null } };
            },
            iter: 3 * Sampled.Usually);

    [Fact]
    public void Enough_of_the_samples_are_found_and_enough_are_not()
    {
        var (found, all) = (0, 0);
        AnyNetwork.Gen.Sample(
            network =>
            {
                Interlocked.Increment(ref all);
                if (network.Trace().IsFound)
                {
                    Interlocked.Increment(ref found);
                }
            },
            iter: Sampled.Usually);
        TestContext.Current.TestOutputHelper!.WriteLine($"{found} of {all} found");
        found.ShouldBeInRange(all / 20, all * 19 / 20);
    }

    private static GroupRule Anything { get; } = new("rule", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All };

    private static AclEntry All { get; } = new(1, true, IpProtocol.Any, Cidr.All, PortRange.All);

    private static IReadOnlyList<AclEntry> Spread(IReadOnlyList<AclEntry> entries) => [.. entries.Select(entry => entry with { Number = 7 + (entry.Number * entry.Number) })];

    /// <summary>All of an analysis but which rule it was.</summary>
    private static string Show(PathAnalysis analysis) => string.Join('\n',
        analysis.Forward.Concat(analysis.Return).Where(hop => hop.Kind != ComponentKind.SecurityGroup).Select(hop => $"{hop.Kind} {hop.ComponentId} {hop.AttachedTo} {hop.Packets}")
            .Concat(analysis.Obstacles.Select(obstacle => $"{obstacle.Code} {obstacle.ComponentId} {obstacle.IsEgress} {obstacle.Direction} {obstacle.Packets}")));
}
