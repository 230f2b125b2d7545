using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Route tables. Their routes are rows of their own.</summary>
internal sealed class RouteTableKind() : ResourceKind<RouteTable, DescribeRouteTables, DescribeRouteTables.Result>("AWS::EC2::RouteTable")
{
    /// <inheritdoc />
    protected override IEnumerable<RowLink> PartLinks => [Part<RouteRow>((route, view) => [view.Find<RouteTable>(route.Place with { Within = "" }, route.Place.Within)])];

    /// <inheritdoc />
    protected override Operation<DescribeRouteTables, DescribeRouteTables.Result> Operation => DescribeRouteTablesOperation.Instance;

    /// <inheritdoc />
    protected override DescribeRouteTables RequestFor(RouteTable row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeRouteTables.Result read) => RouteTableViewShape.Write(writer, read.RouteTables[0]);
}
