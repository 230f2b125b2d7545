using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Gives a route another target: the local route an interface, or its own one back.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, InvalidRoute.NotFound, InvalidPrefixListID.NotFound, InvalidParameterValue, InvalidParameterCombination, MissingParameter, and the target's not-found error. Source: EC2 API Reference, ReplaceRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record ReplaceRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, string? DestinationPrefixListId = null, bool? LocalTarget = null, bool DryRun = false)
{
    /// <summary>The target.</summary>
    [Spread]
    public RouteTargetRequest To { get; init; } = new();

    internal static void Handle(ReplaceRoute request, RouteTable table, Call call, Draft draft)
    {
        var destination = RouteDestination.Read(request.DestinationCidrBlock, request.DestinationPrefixListId, call);
        if (draft.Find<RouteRow>(table.Place with { Within = table.Id }, destination.ToString()) is not { } route)
        {
            throw Ec2Errors.RouteNotFound(table.Id, destination);
        }

        if (route.Target == RouteTarget.GatewayEndpoint)
        {
            throw Ec2Errors.EndpointRoute();
        }

        if (request.LocalTarget != true)
        {
            draft.Put(request.To.Read(call, table, destination));
            return;
        }

        if (request.To != new RouteTargetRequest())
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter localTarget cannot be used with another target");
        }

        draft.Put(table.IsLocal(destination, draft) ? RouteTable.Local(table, destination.Cidr!.Value) : throw Ec2Errors.InvalidParameterValue($"The route {destination} in route table {table.Id} is not the local route"));
    }
}
