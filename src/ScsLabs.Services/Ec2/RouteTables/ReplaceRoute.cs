namespace ScsLabs.Services.Ec2;

/// <summary>Gives a route another target: the local route an interface, or its own one back.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, InvalidRoute.NotFound, InvalidParameterValue, InvalidParameterCombination, MissingParameter, and the target's not-found error. Source: EC2 API Reference, ReplaceRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record ReplaceRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, bool? LocalTarget = null, bool DryRun = false)
{
    /// <summary>The target.</summary>
    [Spread]
    public RouteTargetRequest To { get; init; } = new();

    internal static void Handle(ReplaceRoute request, RouteTable table, Call call, Draft draft)
    {
        var destination = CidrBlocks.Parse(request.DestinationCidrBlock ?? throw Ec2Errors.MissingParameter("destinationCidrBlock"), "destinationCidrBlock");
        if (draft.Find<RouteRow>(table.Place with { Within = table.Id }, destination.ToString()) is null)
        {
            throw Ec2Errors.RouteNotFound(table.Id, destination.ToString());
        }

        if (request.LocalTarget != true)
        {
            draft.Put(new RouteRow(table.Place with { Within = table.Id }, request.To.Read(call, table, destination)));
            return;
        }

        if (request.To != new RouteTargetRequest())
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter localTarget cannot be used with another target");
        }

        draft.Put(table.IsLocal(destination, draft) ? RouteTable.Local(table, destination) : throw Ec2Errors.InvalidParameterValue($"The route {destination} in route table {table.Id} is not the local route"));
    }
}
