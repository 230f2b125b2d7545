using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Finds the targets of routes.</summary>
internal static class RouteTargets
{
    /// <summary>Puts a route with the target that a request names.</summary>
    /// <exception cref="AwsException">No target is named, or it doesn't exist or fit the table's VPC.</exception>
    public static void Put(Draft draft, Call call, RouteTable table, Cidr destination, string? peeringId)
    {
        if (peeringId is null)
        {
            throw Ec2Errors.MissingParameter("gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId or instanceId");
        }

        var peering = Reference<VpcPeeringConnection>.Of(peeringId, call).OrNotFound(call).Shared(draft);
        if (!peering.Sides.Any(side => side.VpcId == table.VpcId && side.Place == table.Place))
        {
            throw Ec2Errors.InvalidParameterValue($"route table {table.Id} and VPC peering connection {peering.Id} belong to different networks");
        }

        draft.Put(new RouteRow(table.Place with { Within = table.Id }, new(destination, RouteTarget.Peering, peering.Id)));
    }
}
