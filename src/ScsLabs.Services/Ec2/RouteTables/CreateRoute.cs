namespace ScsLabs.Services.Ec2;

/// <summary>Adds a route to a route table.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, RouteAlreadyExists, RouteLimitExceeded, InvalidPrefixListID.NotFound, InvalidParameterValue, InvalidParameterCombination, MissingParameter, and the target's not-found error. Source: EC2 API Reference, CreateRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, string? DestinationPrefixListId = null, bool DryRun = false)
{
    /// <summary>The target.</summary>
    [Spread]
    public RouteTargetRequest To { get; init; } = new();

    internal sealed record Result(bool Return);

    internal static Result Handle(CreateRoute request, RouteTable table, Call call, Draft draft)
    {
        var destination = RouteDestination.Read(request.DestinationCidrBlock, request.DestinationPrefixListId, call);
        RouteRow.RequireRoom(draft, table, destination);
        draft.Put(request.To.Read(call, table, destination));
        return new(Return: true);
    }
}
