namespace ScsLabs.Services.Rds;

/// <summary>Lists DB instances, or shows one.</summary>
/// <remarks>Errors: DBInstanceNotFound, InvalidParameterValue. Source: RDS API Reference, DescribeDBInstances.</remarks>
[Operation<RdsApi>]
public sealed record DescribeDBInstances(string? DBInstanceIdentifier = null, [Wire("Filters", Item = "Filter")] IReadOnlyList<Filter>? Filters = null)
{
    /// <summary>What RDS calls the identifier here, as if it were a filter.</summary>
    private const string Identifier = "Filter: db-instance-id";

    private static readonly Dictionary<string, Func<DbInstance, IEnumerable<string>>> Values = new(StringComparer.Ordinal)
    {
        ["db-cluster-id"] = _ => [],
        ["db-instance-id"] = instance => [instance.Identifier, instance.Arn],
        ["dbi-resource-id"] = instance => [instance.ResourceId],
        ["domain"] = _ => [],
        ["engine"] = instance => [instance.Engine],
    };

    /// <summary>The part of the list.</summary>
    [Spread]
    public PageRequest Page { get; init; } = new();

    /// <summary>A page of the instances, by identifier.</summary>
    public sealed record Result([Wire("DBInstances", Item = "DBInstance")] IReadOnlyList<DbInstanceView> DBInstances, string? Marker);

    /// <summary>Asks on the instance, or on all instances.</summary>
    internal static IEnumerable<Ask> Asks(DescribeDBInstances request, Call call) =>
        [request.DBInstanceIdentifier is { } one ? DbInstance.Named(one, Identifier, call).Ask("rds:DescribeDBInstances") : new("rds:DescribeDBInstances", DbInstance.ArnOf(call.Place, "*"))];

    /// <summary>Lists the instances.</summary>
    internal static Result Handle(DescribeDBInstances request, Call call, WorldView view)
    {
        var all = request.DBInstanceIdentifier is { } one ? [DbInstance.Named(one, Identifier, call).OrNotFound(call)] : view.All<DbInstance>(call.Place);
        var page = Listing.Page(all.Where(Listing.Filter(request.Filters, Values)), instance => instance.Id, request.Page, call);
        return new([.. page.Items.Select(instance => DbInstanceView.Of(instance, view))], page.Next);
    }
}
