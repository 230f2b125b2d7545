namespace ScsLabs.Services.Ec2;

/// <summary>Removes a route from a route table.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, InvalidRoute.NotFound, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, DeleteRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, bool DryRun = false)
{
    internal static void Handle(DeleteRoute request, RouteTable table, Draft draft)
    {
        var destination = CidrBlocks.Parse(request.DestinationCidrBlock ?? throw Ec2Errors.MissingParameter("destinationCidrBlock"), "destinationCidrBlock");
        var row = draft.Find<RouteRow>(table.Place with { Within = table.Id }, destination.ToString()) ?? throw Ec2Errors.RouteNotFound(table.Id, destination.ToString());
        draft.Remove(!table.IsLocal(destination, draft) ? row : throw Ec2Errors.InvalidParameterValue($"cannot remove local route {destination} in route table {table.Id}"));
    }
}
