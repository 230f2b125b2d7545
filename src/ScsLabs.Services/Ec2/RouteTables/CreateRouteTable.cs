namespace ScsLabs.Services.Ec2;

/// <summary>Creates a route table with the VPC's own routes.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, RouteTableLimitExceeded, InvalidParameterValue. Source: EC2 API Reference, CreateRouteTable.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateRouteTable(
    [Target<Vpc>] string VpcId,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    [IdempotencyToken, Length(1, 64)] string? ClientToken = null,
    bool DryRun = false)
{
    /// <summary>The maximum number of route tables of a VPC.</summary>
    private const int MostTables = 200;

    internal sealed record Result(RouteTableView RouteTable, string? ClientToken);

    internal static IEnumerable<Ask> Asks(CreateRouteTable request, Reference<Vpc> vpc, Call call) =>
        [vpc.Ask("ec2:CreateRouteTable"), .. Creation.Asks<RouteTable>(call, nameof(CreateRouteTable), request.TagSpecifications)];

    internal static Result Handle(CreateRouteTable request, Vpc vpc, Call call, Draft draft)
    {
        if (draft.Count(RouteTable.ByVpc, vpc.Id) >= MostTables)
        {
            throw Ec2Errors.LimitExceeded("RouteTable", "route tables");
        }

        var table = RouteTable.Create(draft, vpc, call.Ids.Hex(RouteTable.Kind.Prefix), Creation.Tags<RouteTable>(request.TagSpecifications));
        return new(RouteTableView.Of(table, draft), request.ClientToken);
    }
}
