using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The target of a route as requests name it: exactly one of the members.</summary>
internal sealed record RouteTargetRequest(
    string? GatewayId = null, string? InstanceId = null, string? NatGatewayId = null, string? NetworkInterfaceId = null, string? VpcEndpointId = null, string? VpcPeeringConnectionId = null)
{
    /// <summary>The route of a table to the target.</summary>
    /// <exception cref="AwsException">No target is named or several are, or it doesn't exist or fit the table's VPC or the destination.</exception>
    public RouteRow Read(Call call, RouteTable table, RouteDestination destination)
    {
        var named = ((string?[])[GatewayId, InstanceId, NatGatewayId, NetworkInterfaceId, VpcEndpointId, VpcPeeringConnectionId]).Count(id => id is not null);
        if (named != 1)
        {
            throw named == 0
                ? Ec2Errors.MissingParameter("gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId or instanceId")
                : Ec2Errors.InvalidParameterCombination("The parameters gatewayId, instanceId, natGatewayId, networkInterfaceId, vpcEndpointId and vpcPeeringConnectionId cannot be used together");
        }

        var (target, id) = this switch
        {
            { GatewayId: { } gateway } => (RouteTarget.InternetGateway, GatewayOf(gateway, call, table)),
            { InstanceId: { } instance } => (RouteTarget.Interface, InterfaceOf(Reference<Instance>.Of(instance, call).OrNotFound(call).OnlyInterface(call.View).Id, call, table)),
            { NatGatewayId: { } gateway } => (RouteTarget.NatGateway, NatGatewayOf(gateway, call, table)),
            { NetworkInterfaceId: { } one } => (RouteTarget.Interface, InterfaceOf(one, call, table)),
            { VpcPeeringConnectionId: { } peering } => (RouteTarget.Peering, PeeringOf(peering, call, table)),
            _ => throw EndpointOf(VpcEndpointId!, call),
        };
        if (destination.Cidr is { } cidr && call.View.Find<Vpc>(table.Place, table.VpcId)!.Cidrs.FirstOrDefault(block => block.Cidr.Contains(cidr)) is { } own)
        {
            RequireFit(target, cidr, own.Cidr, call, table);
        }

        return new(table.Place with { Within = table.Id }, destination, target, id);
    }

    /// <summary>Within the VPC, routes lead to interfaces and NAT gateways only, and for a whole subnet or a whole block. Source: VPC User Guide, RouteTables (considerations).</summary>
    private static void RequireFit(RouteTarget target, Cidr destination, Cidr own, Call call, RouteTable table)
    {
        if (target is RouteTarget.InternetGateway or RouteTarget.Peering)
        {
            throw Ec2Errors.InvalidParameterValue($"The destination CIDR block {destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.");
        }

        if (destination != own && !call.View.All(Subnet.ByVpc, table.VpcId).Any(subnet => subnet.Cidr == destination))
        {
            throw Ec2Errors.InvalidParameterValue($"The destination CIDR block {destination} is more specific than one of this VPC's CIDR blocks, so it must match the CIDR block of a subnet in this VPC.");
        }
    }

    private static string GatewayOf(string id, Call call, RouteTable table)
    {
        if (id.StartsWith(VpcEndpoint.Kind.Prefix, StringComparison.Ordinal))
        {
            throw EndpointOf(id, call);
        }

        if (!id.StartsWith(InternetGateway.Kind.Prefix, StringComparison.Ordinal))
        {
            throw id == "local" || id.StartsWith("vgw-", StringComparison.Ordinal) ? AwsException.NotEmulated($"a route to the gateway {id}") : Ec2Errors.InvalidGatewayId(id);
        }

        var gateway = Reference<InternetGateway>.Of(id, call).OrNotFound(call);
        return gateway.VpcId == table.VpcId ? id : throw OtherNetwork(table, $"network gateway {id}");
    }

    private static string NatGatewayOf(string id, Call call, RouteTable table) =>
        Reference<NatGateway>.Of(id, call).Row is not { State: NatGatewayState.Pending or NatGatewayState.Available } gateway ? throw (NatGateway.Kind.IsWellFormed(id) ? Ec2Errors.InvalidNatGatewayId(id) : NatGateway.Kind.NotFound(id))
        : gateway.VpcId == table.VpcId ? id : throw OtherNetwork(table, $"NAT gateway {id}");

    private static string InterfaceOf(string id, Call call, RouteTable table)
    {
        var one = Reference<NetworkInterface>.Of(id, call).OrNotFound(call);
        return one.IsRequesterManaged ? throw Ec2Errors.ManagedByService() : one.VpcId == table.VpcId ? id : throw OtherNetwork(table, $"interface {id}");
    }

    /// <summary>The error for a route to an endpoint: gateway endpoints bring theirs along, and of the others only those of Gateway Load Balancers have routes.</summary>
    private static AwsException EndpointOf(string id, Call call) => Reference<VpcEndpoint>.Of(id, call).OrNotFound(call).Type == VpcEndpointType.Gateway
        ? Ec2Errors.EndpointRoute()
        : Ec2Errors.InvalidParameterValue($"The VPC endpoint {id} is not a Gateway Load Balancer endpoint");

    private static string PeeringOf(string id, Call call, RouteTable table) =>
        Reference<VpcPeeringConnection>.Of(id, call).OrNotFound(call).Shared(call.View).Sides.Any(side => side.VpcId == table.VpcId && side.Place == table.Place)
            ? id
            : throw OtherNetwork(table, $"VPC peering connection {id}");

    private static AwsException OtherNetwork(RouteTable table, string other) => Ec2Errors.InvalidParameterValue($"route table {table.Id} and {other} belong to different networks");
}
