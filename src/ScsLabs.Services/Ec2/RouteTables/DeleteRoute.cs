using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Removes a route from a route table.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, InvalidRoute.NotFound, InvalidPrefixListID.NotFound, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, DeleteRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, string? DestinationPrefixListId = null, bool DryRun = false)
{
    internal static void Handle(DeleteRoute request, RouteTable table, Call call, Draft draft)
    {
        var destination = RouteDestination.Read(request.DestinationCidrBlock, request.DestinationPrefixListId, call);
        var row = draft.Find<RouteRow>(table.Place with { Within = table.Id }, destination.ToString()) ?? throw Ec2Errors.RouteNotFound(table.Id, destination);
        draft.Remove(row.Target switch
        {
            _ when table.IsLocal(destination, draft) => throw Ec2Errors.InvalidParameterValue($"cannot remove local route {destination} in route table {table.Id}"),
            RouteTarget.GatewayEndpoint => throw Ec2Errors.InvalidParameterValue($"cannot remove VPC endpoint route {destination} in route table {table.Id}"),
            _ => row,
        });
    }
}
