using System.Text.Json;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Rds;
using NetworkInterface = ScsLabs.Services.Ec2.NetworkInterface;
using Peering = ScsLabs.Services.Ec2.Peering;
using SecurityGroup = ScsLabs.Services.Ec2.SecurityGroup;
using Subnet = ScsLabs.Services.Ec2.Subnet;
using Vpc = ScsLabs.Services.Ec2.Vpc;

namespace ScsLabs.Emulator;

/// <summary>The answer of <c>/_scslabs/network</c>: the VPCs of an account in a Region with what is in them, to be drawn, and those on the other side of their peerings.</summary>
internal static class NetworkAnswer
{
    private const int MostVpcs = 50;
    private const int MostInterfaces = 300;
    private const int MostRules = 40;

    public static void Write(Utf8JsonWriter json, World world, WorldQuestion question)
    {
        var own = world.All<Vpc>(question.Place).Take(MostVpcs + 1).ToList();
        var isCut = own.Count > MostVpcs;
        var peerings = own.Take(MostVpcs).SelectMany(vpc => PeeringsOf(vpc, world)).DistinctBy(static peering => peering.Id, StringComparer.Ordinal).ToList();
        var vpcs = own.Take(MostVpcs)
            .Concat(peerings.SelectMany(static peering => peering.Sides).Select(side => world.Find<Vpc>(side.Place, side.VpcId)).OfType<Vpc>())
            .DistinctBy(static vpc => vpc.Id, StringComparer.Ordinal).ToList();
        var subnets = vpcs.SelectMany(vpc => world.All(Subnet.ByVpc, vpc.Id)).ToList();
        var interfaces = subnets.SelectMany(subnet => world.All(NetworkInterface.BySubnet, subnet.Id)).Take(MostInterfaces + 1).ToList();
        isCut |= interfaces.Count > MostInterfaces;
        var ids = vpcs.Select(static vpc => vpc.Id).ToHashSet(StringComparer.Ordinal);

        List(json, "vpcs", vpcs, vpc =>
        {
            Head(json, vpc, world);
            json.WriteString("account", vpc.Account.ToString());
            json.WriteString("region", vpc.Region);
            json.WriteString("cidrs", string.Join(", ", vpc.Cidrs.Select(static block => block.Cidr.ToString())));
            json.WriteBoolean("default", vpc.IsDefault);
        });
        List(json, "subnets", subnets, subnet =>
        {
            Head(json, subnet, world);
            json.WriteString("vpc", subnet.VpcId);
            json.WriteString("cidr", subnet.Cidr.ToString());
            json.WriteString("zone", subnet.AvailabilityZone);
            json.WriteString("acl", subnet.Acl.TargetId);
            json.WriteString("routeTable", subnet.RouteTable?.TargetId ?? world.Find(AnyPlace<Vpc>.ById, subnet.VpcId)?.MainRouteTableId);
        });
        List(json, "interfaces", interfaces.Take(MostInterfaces), one => WriteInterface(json, one, world));
        List(json, "groups", interfaces.Take(MostInterfaces).SelectMany(static one => one.GroupIds).Distinct(StringComparer.Ordinal).Select(id => world.Find(AnyPlace<SecurityGroup>.ById, id)).OfType<SecurityGroup>(), group =>
        {
            Head(json, group, world);
            json.WriteString("vpc", group.VpcId);
            Texts(json, "rules", world.All(SecurityGroupRule.ByGroup, group.Id).Take(MostRules).Select(rule => $"{(rule.IsEgress ? "out" : "in")}: {TextOf(rule)}"));
        });
        List(json, "gateways", Gateways(vpcs, ids, world), gateway =>
        {
            json.WriteString("id", gateway.Id);
            json.WriteString("name", Ec2Names.Of(gateway.Id, world));
            json.WriteString("kind", gateway.Kind);
            json.WriteString("vpc", gateway.Vpc);
            json.WriteString("state", gateway.State);
            json.WriteString("type", gateway.Type);
            json.WriteString("service", gateway.Service);
        });
        List(json, "peerings", peerings, peering =>
        {
            json.WriteString("id", peering.Id);
            json.WriteString("name", Ec2Names.Of(peering.Id, world));
            json.WriteString("requester", peering.Requester.VpcId);
            json.WriteString("accepter", peering.Accepter.VpcId);
            json.WriteString("state", peering.State.ToString());
        });
        json.WriteBoolean("cut", isCut);
    }

    /// <summary>A rule of a security group in one line.</summary>
    public static string TextOf(SecurityGroupRule rule)
    {
        var permission = rule.Permission;
        var ports = permission.Protocol == IpProtocol.Any ? "" : permission.Ports.From == permission.Ports.To ? $" {permission.Ports.From}" : $" {permission.Ports.From}–{permission.Ports.To}";
        return $"{(permission.Protocol == IpProtocol.Any ? "all" : Services.Ec2.Protocols.NameOf(permission.Protocol))}{ports} {(rule.IsEgress ? "to" : "from")} {permission.Cidr?.ToString() ?? permission.Group?.GroupId ?? permission.PrefixListId}";
    }

    private static void WriteInterface(Utf8JsonWriter json, NetworkInterface one, World world)
    {
        var instance = one.Instance(world);
        var database = world.Find(DbInstance.ByInterface, one.Id);
        json.WriteString("id", one.Id);
        json.WriteString("kind", instance is not null ? "instance" : database is not null ? "database" : one.InterfaceType == Services.Ec2.NatGateway.InterfaceType ? "nat" : one.IsRequesterManaged ? "endpoint" : "interface");
        json.WriteString("owner", instance?.Id ?? database?.Identifier);
        json.WriteString("name", instance is not null ? Ec2Names.Of(instance.Id, world) ?? instance.Id : database?.Identifier ?? Ec2Names.Of(one.Id, world) ?? one.Id);
        json.WriteString("subnet", one.SubnetId);
        json.WriteString("vpc", one.VpcId);
        json.WriteString("address", one.Addresses[0].ToString());
        json.WriteString("public", one.PublicAddress(world)?.ToString());
        json.WriteString("state", instance?.State.ToString() ?? database?.Status.ToString());
        json.WriteNumber("port", database?.Settings.Port ?? 0);
        json.WriteBoolean("up", one.IsUp(world));
        Texts(json, "groups", one.GroupIds);
    }

    private static IEnumerable<Peering> PeeringsOf(Vpc vpc, World world) =>
        world.All<VpcPeeringConnection>(vpc.Place).Select(connection => world.Find<Peering>(Place.Global, connection.Id)).OfType<Peering>().Where(peering => peering.Sides.Any(side => side.VpcId == vpc.Id));

    private static IEnumerable<Gateway> Gateways(IEnumerable<Vpc> vpcs, HashSet<string> ids, World world)
    {
        foreach (var place in vpcs.Select(static vpc => vpc.Place).Distinct())
        {
            foreach (var gateway in world.All<Services.Ec2.InternetGateway>(place).Where(gateway => gateway.VpcId is { } vpc && ids.Contains(vpc)))
            {
                yield return new(gateway.Id, "internet", gateway.VpcId!);
            }

            foreach (var gateway in world.All<Services.Ec2.NatGateway>(place).Where(gateway => ids.Contains(gateway.VpcId) && gateway.State is NatGatewayState.Available or NatGatewayState.Pending))
            {
                yield return new(gateway.Id, "nat", gateway.VpcId) { State = gateway.State.ToString() };
            }

            foreach (var endpoint in world.All<VpcEndpoint>(place).Where(endpoint => ids.Contains(endpoint.VpcId)))
            {
                yield return new(endpoint.Id, "endpoint", endpoint.VpcId) { Type = endpoint.Type.ToString(), Service = endpoint.ServiceName };
            }
        }
    }

    private static void Head(Utf8JsonWriter json, Ec2Resource row, World world)
    {
        json.WriteString("id", row.Id);
        json.WriteString("name", Ec2Names.Of(row.Id, world));
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A gateway of a VPC: an Internet gateway, a NAT gateway with its state, or a VPC endpoint with its type and service.</summary>
    private sealed record Gateway(string Id, string Kind, string Vpc)
    {
        public string? State { get; init; }

        public string? Type { get; init; }

        public string? Service { get; init; }
    }
}
