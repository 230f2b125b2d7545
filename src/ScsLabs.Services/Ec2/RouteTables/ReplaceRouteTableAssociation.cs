namespace ScsLabs.Services.Ec2;

/// <summary>Gives a subnet another route table, or a VPC another main one.</summary>
/// <remarks>Errors: InvalidAssociationID.NotFound, InvalidRouteTableID.NotFound, InvalidParameterValue. Source: EC2 API Reference, ReplaceRouteTableAssociation.</remarks>
[Operation<Ec2Api>]
internal sealed record ReplaceRouteTableAssociation(string AssociationId, [Target<RouteTable>] string RouteTableId, bool DryRun = false)
{
    internal sealed record Result(string NewAssociationId, RouteTableAssociationState AssociationState);

    internal static IEnumerable<Ask> Asks(ReplaceRouteTableAssociation request, Reference<RouteTable> table, Call call)
    {
        yield return table.Ask("ec2:ReplaceRouteTableAssociation");
        if (FindSubnet(request, call) is { } subnet)
        {
            yield return new("ec2:ReplaceRouteTableAssociation", Subnet.Kind.ArnOf(subnet.Place, subnet.Id), subnet);
        }
    }

    internal static Result Handle(ReplaceRouteTableAssociation request, RouteTable table, Call call, Draft draft)
    {
        var id = call.Ids.Hex(RouteTable.AssociationPrefix);
        if (FindSubnet(request, call) is { } subnet)
        {
            draft.Put(subnet.VpcId == table.VpcId ? subnet with { RouteTable = new(id, table.Id) } : throw OtherNetwork(table, subnet.Id));
        }
        else if (draft.Find(Vpc.ByMainAssociation, request.AssociationId) is { } vpc && vpc.Place == call.Place)
        {
            draft.Put(vpc.Id == table.VpcId ? vpc with { MainRouteTableId = table.Id, MainAssociationId = id } : throw OtherNetwork(table, vpc.Id));
        }
        else
        {
            throw Ec2Errors.AssociationNotFound(request.AssociationId);
        }

        return new(id, new("associated"));
    }

    private static AwsException OtherNetwork(RouteTable table, string other) => Ec2Errors.InvalidParameterValue($"Route table {table.Id} and {other} belong to different networks");

    private static Subnet? FindSubnet(ReplaceRouteTableAssociation request, Call call) =>
        call.View.Find(Subnet.ByAssociation, request.AssociationId) is { } subnet && subnet.RouteTable?.Id == request.AssociationId && subnet.Place == call.Place ? subnet : null;
}
