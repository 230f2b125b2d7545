namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a route table that no subnet has, and that isn't the VPC's main one.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, DependencyViolation. Source: EC2 API Reference, DeleteRouteTable.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteRouteTable([Target<RouteTable>] string RouteTableId, bool DryRun = false)
{
    internal static void Handle(DeleteRouteTable request, RouteTable table, Draft draft)
    {
        if (draft.Count(Subnet.ByRouteTable, table.Id) > 0 || draft.Find<Vpc>(table.Place, table.VpcId)!.MainRouteTableId == table.Id)
        {
            throw Ec2Errors.DependencyViolation($"The routeTable '{table.Id}' has dependencies and cannot be deleted.");
        }

        RouteTable.Delete(draft, table);
    }
}
