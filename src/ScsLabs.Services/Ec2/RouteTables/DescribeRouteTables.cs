namespace ScsLabs.Services.Ec2;

/// <summary>Lists route tables with their routes and associations.</summary>
/// <remarks>Errors: InvalidRouteTableID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeRouteTables.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeRouteTables([Wire("RouteTableId")] IReadOnlyList<string>? RouteTableIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("routeTableSet")] IReadOnlyList<RouteTableView> RouteTables, string? NextToken);

    internal static Result Handle(DescribeRouteTables request, Call call)
    {
        var page = Describing.Find<RouteTable>(call, request.Which, request.RouteTableIds, "routeTableIds");
        return new([.. page.Items.Select(table => RouteTableView.Of(table, call.View))], page.Next);
    }
}
