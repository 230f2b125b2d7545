using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Adds a route to a route table.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidParameterValue, MissingParameter, and the target's not-found error. Source: EC2 API Reference, CreateRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, string? VpcPeeringConnectionId = null, bool DryRun = false)
{
    internal sealed record Result(bool Return);

    internal static Result Handle(CreateRoute request, RouteTable table, Call call, Draft draft)
    {
        var destination = CidrBlocks.Parse(request.DestinationCidrBlock ?? throw Ec2Errors.MissingParameter("destinationCidrBlock"), "destinationCidrBlock");
        if (draft.Find<RouteRow>(table.Place with { Within = table.Id }, destination.ToString()) is not null)
        {
            throw Ec2Errors.RouteAlreadyExists(destination.ToString());
        }

        RouteTargets.Put(draft, call, table, destination, request.VpcPeeringConnectionId);
        return new(Return: true);
    }
}
