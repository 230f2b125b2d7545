using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Adds a route to a route table.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, RouteAlreadyExists, RouteLimitExceeded, InvalidParameterValue, InvalidParameterCombination, MissingParameter, and the target's not-found error. Source: EC2 API Reference, CreateRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, bool DryRun = false)
{
    /// <summary>The target.</summary>
    [Spread]
    public RouteTargetRequest To { get; init; } = new();

    /// <summary>The maximum number of routes of a table.</summary>
    private const int MostRoutes = 50;

    /// <summary>The addresses to which no route leads. Source: VPC User Guide, VPC_Route_Tables (considerations).</summary>
    private static readonly Cidr Reserved = Cidr.Parse("169.254.168.0/22");

    internal sealed record Result(bool Return);

    internal static Result Handle(CreateRoute request, RouteTable table, Call call, Draft draft)
    {
        var destination = CidrBlocks.Parse(request.DestinationCidrBlock ?? throw Ec2Errors.MissingParameter("destinationCidrBlock"), "destinationCidrBlock");
        if (Reserved.Contains(destination))
        {
            throw Ec2Errors.InvalidParameterValue($"The destination CIDR block {destination} is in {Reserved}, which is reserved for AWS services");
        }

        if (draft.Find<RouteRow>(table.Place with { Within = table.Id }, destination.ToString()) is not null)
        {
            throw Ec2Errors.RouteAlreadyExists(destination.ToString());
        }

        if (draft.Count<RouteRow>(table.Place with { Within = table.Id }) >= MostRoutes)
        {
            throw Ec2Errors.LimitExceeded("Route", "routes");
        }

        draft.Put(new RouteRow(table.Place with { Within = table.Id }, request.To.Read(call, table, destination)));
        return new(Return: true);
    }
}
