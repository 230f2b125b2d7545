using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The target of a route as requests name it: exactly one of the members.</summary>
internal sealed record RouteTargetRequest(string? GatewayId = null, string? NatGatewayId = null, string? NetworkInterfaceId = null, string? VpcPeeringConnectionId = null)
{
    /// <summary>The route to the target.</summary>
    /// <exception cref="AwsException">No target is named or several are, or it doesn't exist or fit the table's VPC or the destination.</exception>
    public Route Read(Call call, RouteTable table, Cidr destination) => (GatewayId, NatGatewayId, NetworkInterfaceId, VpcPeeringConnectionId) switch
    {
        ({ } gateway, null, null, null) => new(Outside(destination, call, table), RouteTarget.InternetGateway, GatewayOf(gateway, call, table)),
        (null, { } gateway, null, null) => new(destination, RouteTarget.NatGateway, NatGatewayOf(gateway, call, table)),
        (null, null, { } one, null) => new(destination, RouteTarget.Interface, InterfaceOf(one, call, table)),
        (null, null, null, { } peering) => new(Outside(destination, call, table), RouteTarget.Peering, PeeringOf(peering, call, table)),
        (null, null, null, null) => throw Ec2Errors.MissingParameter("gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId or instanceId"),
        _ => throw Ec2Errors.InvalidParameterCombination("The parameters gatewayId, natGatewayId, networkInterfaceId and vpcPeeringConnectionId cannot be used together"),
    };

    private static Cidr Outside(Cidr destination, Call call, RouteTable table) => call.View.Find<Vpc>(table.Place, table.VpcId)!.Cidrs.Any(block => block.Cidr.Contains(destination))
        ? throw Ec2Errors.InvalidParameterValue($"The destination CIDR block {destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface, an instance or a NAT gateway.")
        : destination;

    private static string GatewayOf(string id, Call call, RouteTable table)
    {
        if (!id.StartsWith(InternetGateway.Kind.Prefix, StringComparison.Ordinal))
        {
            throw id == "local" || id.StartsWith("vgw-", StringComparison.Ordinal) ? AwsException.NotEmulated($"a route to the gateway {id}") : Ec2Errors.InvalidGatewayId(id);
        }

        var gateway = Reference<InternetGateway>.Of(id, call).OrNotFound(call);
        return gateway.VpcId == table.VpcId ? id : throw OtherNetwork(table, $"network gateway {id}");
    }

    private static string NatGatewayOf(string id, Call call, RouteTable table) =>
        Reference<NatGateway>.Of(id, call).Row is not { State: NatGatewayState.Pending or NatGatewayState.Available } gateway ? throw Ec2Errors.InvalidNatGatewayId(id)
        : gateway.VpcId == table.VpcId ? id : throw OtherNetwork(table, $"NAT gateway {id}");

    private static string InterfaceOf(string id, Call call, RouteTable table)
    {
        var one = Reference<NetworkInterface>.Of(id, call).OrNotFound(call);
        return one.IsRequesterManaged ? throw Ec2Errors.ManagedByService() : one.VpcId == table.VpcId ? id : throw OtherNetwork(table, $"interface {id}");
    }

    private static string PeeringOf(string id, Call call, RouteTable table) =>
        Reference<VpcPeeringConnection>.Of(id, call).OrNotFound(call).Shared(call.View).Sides.Any(side => side.VpcId == table.VpcId && side.Place == table.Place)
            ? id
            : throw OtherNetwork(table, $"VPC peering connection {id}");

    private static AwsException OtherNetwork(RouteTable table, string other) => Ec2Errors.InvalidParameterValue($"route table {table.Id} and {other} belong to different networks");
}
