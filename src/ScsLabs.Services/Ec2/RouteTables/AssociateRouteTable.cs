namespace ScsLabs.Services.Ec2;

/// <summary>Gives a subnet a route table of its own.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, InvalidSubnetID.NotFound, Resource.AlreadyAssociated, InvalidParameterValue. Source: EC2 API Reference, AssociateRouteTable.</remarks>
[Operation<Ec2Api>]
internal sealed record AssociateRouteTable([Target<RouteTable>] string RouteTableId, [Target<Subnet>] string? SubnetId = null, bool DryRun = false)
{
    internal sealed record Result(string AssociationId, RouteTableAssociationState AssociationState);

    internal static Result Handle(AssociateRouteTable request, RouteTable table, Subnet subnet, Call call, Draft draft)
    {
        if (table.VpcId != subnet.VpcId)
        {
            throw Ec2Errors.InvalidParameterValue($"Route table {table.Id} and subnet {subnet.Id} belong to different networks");
        }

        if (subnet.RouteTable is { } there)
        {
            throw Ec2Errors.AlreadyAssociated($"the specified association for route table {table.Id} conflicts with an existing association ({there.Id})");
        }

        var association = new Association(call.Ids.Hex(RouteTable.AssociationPrefix), table.Id);
        draft.Put(subnet with { RouteTable = association });
        return new(association.Id, new("associated"));
    }
}
