using System.Text.Json.Nodes;

namespace ScsLabs.Network.Tests.Kernel;

/// <summary>
/// Describes a network for the kernel. Each interface is a namespace, whose nftables rules track connections: its security groups. Each VPC is a namespace that routes:
/// a subnet is a bridge in it, a route table a routing table of the kernel, a network ACL a chain of rules without connection tracking on what the bridge forwards, a peering a pair of veths.
/// An Internet gateway is a namespace that translates addresses, between the VPC and the namespace that is the Internet; a NAT gateway is an interface that translates. Gateway endpoints aren't built.
/// </summary>
internal static class KernelNetwork
{
    public static readonly int[] Ports = [22, 443, 450, 5000];

    /// <summary>The addresses of the Internet's hosts.</summary>
    public static readonly string[] Hosts = ["198.51.100.7", "8.8.8.8"];

    public static JsonObject Describe(SnapshotParts parts, IReadOnlyList<Flow> flows, double seconds)
    {
        var interfaces = parts.Interfaces.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var servers = parts.Interfaces.Where(one => one.GroupIds.Count > 0).Select(one => (Space: Name(one.Id), Address: one.Address.ToString())).Concat(Hosts.Select(host => (Space: Internet, Address: host)));
        return new()
        {
            ["spaces"] = new JsonObject(
            [
                .. parts.Vpcs.Select(vpc => vpc.Id).Concat(parts.InternetGateways.Select(gateway => gateway.Id)).Select(Name).Append(Internet).Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["forwards"] = true })),
                .. parts.Interfaces.Select(one => KeyValuePair.Create<string, JsonNode?>(Name(one.Id), new JsonObject { ["forwards"] = !one.ChecksAddresses || one.GroupIds.Count == 0 })),
            ]),
            ["steps"] = new JsonArray(
            [
                .. parts.Vpcs.Select(vpc => Step(vpc.Id, Links(parts, vpc))),
                .. parts.Interfaces.Select(one => Step(one.Id, Addresses(parts, one), one.GroupIds.Count == 0 ? Translation.OfNatGateway(one) : GroupRules.Of(parts, one))),
                Step(Internet, InternetRoutes(parts)),
                .. parts.InternetGateways.Select(gateway => Step(gateway.Id, GatewayRoutes(parts, gateway), Translation.OfInternetGateway(parts, gateway))),
                .. parts.Vpcs.Select(vpc => Step(vpc.Id, Routes(parts, vpc), AclRules.Of(parts, vpc))),
            ]),
            ["servers"] = new JsonArray([.. servers.Select(server => new JsonObject
            {
                ["space"] = server.Space, ["address"] = server.Address, ["ports"] = new JsonArray([.. Ports.Select(port => JsonValue.Create(port))]),
            })]),
            ["flows"] = new JsonArray([.. flows.Select(flow => new JsonObject
            {
                ["protocol"] = flow.Protocol == IpProtocol.Tcp ? "tcp" : "udp",
                ["space"] = flow.SourceAddress is null ? Name(flow.SourceId) : Internet,
                ["source"] = (flow.SourceAddress ?? interfaces[flow.SourceId].Address).ToString(),
                ["sourcePort"] = flow.SourcePorts.From,
                ["destination"] = (flow.DestinationAddress ?? (flow.SourceAddress is null ? null : interfaces[flow.DestinationId].PublicAddress) ?? interfaces[flow.DestinationId].Address).ToString(),
                ["destinationPort"] = flow.DestinationPorts.From,
            })]),
            ["seconds"] = seconds,
        };
    }

    /// <summary>The name of a subnet's bridge.</summary>
    public static string Bridge(Subnet subnet) => Name(subnet.Id);

    private const string Internet = "internet";

    private static string Name(string id) => id.Replace('-', '_');

    private static JsonObject Step(string id, IEnumerable<string> ip, string? nft = null) =>
        new() { ["space"] = Name(id), ["ip"] = new JsonArray([.. ip.Select(line => JsonValue.Create(line))]), ["nft"] = nft };

    private static IEnumerable<Subnet> SubnetsOf(SnapshotParts parts, Vpc vpc) => parts.Subnets.Where(subnet => subnet.VpcId == vpc.Id);

    /// <summary>Bridges, and cables to interfaces and from the requesters of peerings.</summary>
    private static IEnumerable<string> Links(SnapshotParts parts, Vpc vpc) =>
    [
        .. SubnetsOf(parts, vpc).Select(subnet => $"link add {Bridge(subnet)} type bridge"),
        .. from subnet in SubnetsOf(parts, vpc)
           from one in parts.Interfaces
           where one.SubnetId == subnet.Id
           from line in (string[])[$"link add {Name(one.Id)} type veth peer name eth0 netns {{{Name(one.Id)}}}", $"link set {Name(one.Id)} master {Bridge(subnet)}"]
           select line,
        .. parts.Peerings.Where(peering => peering.IsActive && peering.RequesterVpcId == vpc.Id)
            .Select(peering => $"link add {Name(peering.Id)} type veth peer name {Name(peering.Id)} netns {{{Name(peering.AccepterVpcId)}}}"),
        .. parts.InternetGateways.Where(gateway => gateway.VpcId == vpc.Id).Select(gateway => $"link add {Name(gateway.Id)} type veth peer name inside netns {{{Name(gateway.Id)}}}"),
    ];

    private static IEnumerable<string> Addresses(SnapshotParts parts, NetworkInterface one)
    {
        var cidr = parts.Subnets.Single(subnet => subnet.Id == one.SubnetId).Cidr;
        return [$"address add {one.Address}/{cidr.Length} dev eth0", "link set lo up", "link set eth0 up", $"route add default via {Router(cidr)}"];
    }

    /// <summary>The hosts, and the ways to public addresses.</summary>
    private static IEnumerable<string> InternetRoutes(SnapshotParts parts) =>
    [
        "link set lo up",
        .. Hosts.Select(host => $"address add {host}/32 dev lo"),
        .. parts.InternetGateways.SelectMany(gateway => (string[])[
            $"link add {Name(gateway.Id)} type veth peer name outside netns {{{Name(gateway.Id)}}}", $"address add {Outer(gateway, 2)}/30 dev {Name(gateway.Id)}", $"link set {Name(gateway.Id)} up"]),
        .. from gateway in parts.InternetGateways
           from one in parts.Interfaces
           where one.PublicAddress is not null && parts.Subnets.Single(subnet => subnet.Id == one.SubnetId).VpcId == gateway.VpcId
           select $"route add {one.PublicAddress}/32 via {Outer(gateway, 1)} dev {Name(gateway.Id)} onlink",
    ];

    private static IEnumerable<string> GatewayRoutes(SnapshotParts parts, InternetGateway gateway) =>
    [
        $"address add {Inner(gateway, 2)}/30 dev inside",
        "link set inside up",
        $"address add {Outer(gateway, 1)}/30 dev outside",
        "link set outside up",
        $"route add default via {Outer(gateway, 2)}",
        .. parts.Vpcs.Single(vpc => vpc.Id == gateway.VpcId).Cidrs.Select(cidr => $"route add {cidr} via {Inner(gateway, 1)}"),
    ];

    private static IEnumerable<string> Routes(SnapshotParts parts, Vpc vpc) =>
    [
        .. SubnetsOf(parts, vpc).SelectMany(subnet => (string[])[$"address add {Router(subnet.Cidr)}/{subnet.Cidr.Length} dev {Bridge(subnet)}", $"link set {Bridge(subnet)} up"]),
        .. from subnet in SubnetsOf(parts, vpc)
           from one in parts.Interfaces
           where one.SubnetId == subnet.Id
           select $"link set {Name(one.Id)} up",
        .. parts.Peerings.Where(peering => peering.IsActive && peering.Other(vpc.Id) is not null)
            .SelectMany(peering => (string[])[$"address add {LinkAddress(peering, vpc.Id)}/30 dev {Name(peering.Id)}", $"link set {Name(peering.Id)} up"]),
        .. parts.InternetGateways.Where(gateway => gateway.VpcId == vpc.Id)
            .SelectMany(gateway => (string[])[$"address add {Inner(gateway, 1)}/30 dev {Name(gateway.Id)}", $"link set {Name(gateway.Id)} up"]),
        .. SubnetsOf(parts, vpc).SelectMany((subnet, number) => parts.RouteTables.Single(table => table.Id == subnet.RouteTableId).Routes
            .Select(route => $"route add {RouteOf(parts, vpc, route)} table {100 + number}").Append($"rule add iif {Bridge(subnet)} lookup {100 + number}")),
    ];

    /// <summary>Local routes pass the packets to the next table, which has the VPC's subnets and nothing else; so do packets that come from a peering.</summary>
    private static string RouteOf(SnapshotParts parts, Vpc vpc, Route route)
    {
        if (route.Target == RouteTarget.Local)
        {
            return $"throw {route.Destination}";
        }

        if (route.Target == RouteTarget.Peering && parts.Peerings.FirstOrDefault(one => one.Id == route.TargetId) is { IsActive: true } peering && peering.Other(vpc.Id) is { } other)
        {
            return $"{route.Destination} via {LinkAddress(peering, other)} dev {Name(peering.Id)}";
        }

        if (route.Target == RouteTarget.InternetGateway && parts.InternetGateways.FirstOrDefault(one => one.Id == route.TargetId && one.VpcId == vpc.Id) is { } gateway)
        {
            return $"{route.Destination} via {Inner(gateway, 2)} dev {Name(gateway.Id)}";
        }

        var next = route.Target == RouteTarget.NatGateway ? parts.NatGateways.FirstOrDefault(one => one.Id == route.TargetId)?.InterfaceId : route.TargetId;
        return route.Target is RouteTarget.Interface or RouteTarget.NatGateway && parts.Interfaces.FirstOrDefault(one => one.Id == next) is { } appliance
            && SubnetsOf(parts, vpc).FirstOrDefault(subnet => subnet.Id == appliance.SubnetId) is { } own
            ? $"{route.Destination} via {appliance.Address} dev {Bridge(own)}"
            : $"blackhole {route.Destination}";
    }

    private static Ipv4 Router(Cidr subnet) => new(subnet.First.Value + 1);

    private static string Inner(InternetGateway gateway, int end) => $"169.254.10{gateway.Id[^1]}.{end}";

    private static string Outer(InternetGateway gateway, int end) => $"169.254.11{gateway.Id[^1]}.{end}";

    private static string LinkAddress(Peering peering, string vpcId) => $"169.254.{peering.Id[^1]}.{(peering.RequesterVpcId == vpcId ? 1 : 2)}";
}
