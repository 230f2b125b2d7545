namespace ScsLabs.Services.Rds;

/// <summary>Lists DB subnet groups, or shows one.</summary>
/// <remarks>Errors: DBSubnetGroupNotFoundFault, InvalidParameterValue. Source: RDS API Reference, DescribeDBSubnetGroups.</remarks>
[Operation<RdsApi>]
public sealed record DescribeDBSubnetGroups(string? DBSubnetGroupName = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the groups, by name.</summary>
    public sealed record Result([Wire("DBSubnetGroups", Item = "DBSubnetGroup")] IReadOnlyList<DbSubnetGroupView> DBSubnetGroups, string? Marker);

    /// <summary>Asks on the group, or on all groups.</summary>
    internal static IEnumerable<Ask> Asks(DescribeDBSubnetGroups request, Call call) =>
        [request.DBSubnetGroupName is { } one ? Reference<DbSubnetGroup>.Of(one, call).Ask("rds:DescribeDBSubnetGroups") : new("rds:DescribeDBSubnetGroups", DbSubnetGroup.ArnOf(call.Place, "*"))];

    /// <summary>Lists the groups.</summary>
    internal static Result Handle(DescribeDBSubnetGroups request, Call call, WorldView view)
    {
        var all = request.DBSubnetGroupName is { } one ? [Reference<DbSubnetGroup>.Of(one, call).OrNotFound(call)] : view.All<DbSubnetGroup>(call.Place);
        var page = Listing.Page(all, group => group.Id, request.Page, call);
        return new([.. page.Items.Select(group => DbSubnetGroupView.Of(group, view))], page.Next);
    }
}
