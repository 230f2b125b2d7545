using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Adds a route to a route table.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, RouteAlreadyExists, RouteLimitExceeded, InvalidPrefixListID.NotFound, InvalidParameterValue, InvalidParameterCombination, MissingParameter, and the target's not-found error. Source: EC2 API Reference, CreateRoute.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateRoute([Target<RouteTable>] string RouteTableId, string? DestinationCidrBlock = null, string? DestinationPrefixListId = null, bool DryRun = false)
{
    /// <summary>The target.</summary>
    [Spread]
    public RouteTargetRequest To { get; init; } = new();

    /// <summary>The addresses to which no route leads. Source: VPC User Guide, VPC_Route_Tables (considerations).</summary>
    private static readonly Cidr Reserved = Cidr.Parse("169.254.168.0/22");

    internal sealed record Result(bool Return);

    internal static Result Handle(CreateRoute request, RouteTable table, Call call, Draft draft)
    {
        var destination = RouteDestination.Read(request.DestinationCidrBlock, request.DestinationPrefixListId, call);
        if (destination.Cidr is { } cidr && Reserved.Contains(cidr))
        {
            throw Ec2Errors.InvalidParameterValue($"The destination CIDR block {destination} is in {Reserved}, which is reserved for AWS services");
        }

        RouteRow.RequireRoom(draft, table, destination);
        draft.Put(request.To.Read(call, table, destination));
        return new(Return: true);
    }
}
