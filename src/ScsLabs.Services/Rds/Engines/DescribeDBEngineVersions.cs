namespace ScsLabs.Services.Rds;

/// <summary>Lists the versions of the engines that are emulated.</summary>
/// <remarks>Errors: InvalidParameterValue. Source: RDS API Reference, DescribeDBEngineVersions.</remarks>
[Operation<RdsApi>, AnyResource]
public sealed record DescribeDBEngineVersions(
    string? Engine = null,
    string? EngineVersion = null,
    string? DBParameterGroupFamily = null,
    [Wire("Filters", Item = "Filter")] IReadOnlyList<Filter>? Filters = null,
    bool DefaultOnly = false,
    bool? IncludeAll = null)
{
    private static readonly Dictionary<string, Func<DbEngine, IEnumerable<string>>> Values = new(StringComparer.Ordinal)
    {
        ["db-parameter-group-family"] = engine => [engine.Family],
        ["engine"] = engine => [engine.Engine],
        ["engine-mode"] = _ => ["provisioned"],
        ["engine-version"] = engine => [engine.Version],
        ["status"] = _ => [DbEngineVersionView.Available],
    };

    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the versions.</summary>
    public sealed record Result([Wire("DBEngineVersions", Item = "DBEngineVersion")] IReadOnlyList<DbEngineVersionView> DBEngineVersions, string? Marker);

    /// <summary>Lists the versions.</summary>
    internal static Result Handle(DescribeDBEngineVersions request, Call call)
    {
        if (request.Engine is { } named)
        {
            _ = DbEngine.Of(named, null);
        }

        var fits = DbEngine.All.Where(Listing.Filter(request.Filters, Values)).Where(engine =>
            (request.Engine is null || engine.Engine.Equals(request.Engine, StringComparison.OrdinalIgnoreCase))
            && (request.EngineVersion is null || engine.Version == request.EngineVersion || engine.Major == request.EngineVersion)
            && (request.DBParameterGroupFamily is null || engine.Family == request.DBParameterGroupFamily));
        var wanted = request.DefaultOnly ? fits.GroupBy(engine => request.EngineVersion is null ? engine.Engine : engine.Family, StringComparer.Ordinal).Select(group => group.Last()) : fits;
        var page = Listing.Page(wanted.OrderBy(Key, StringComparer.Ordinal), Key, request.Page, call);
        return new([.. page.Items.Select(DbEngineVersionView.Of)], page.Next);
    }

    private static string Key(DbEngine engine) => $"{engine.Engine} {engine.Version}";
}

/// <summary>A version of an engine in an answer.</summary>
public sealed record DbEngineVersionView(
    string Engine,
    string MajorEngineVersion,
    string EngineVersion,
    string DBParameterGroupFamily,
    string DBEngineDescription,
    string DBEngineVersionDescription,
    [Wire("ValidUpgradeTarget", Item = "UpgradeTarget")] IReadOnlyList<UpgradeTargetView> ValidUpgradeTarget,
    string Status)
{
    /// <summary>The status of a version that new instances can have.</summary>
    internal const string Available = "available";

    /// <summary>Shows a version.</summary>
    internal static DbEngineVersionView Of(DbEngine engine) => new(
        engine.Engine,
        engine.Major,
        engine.Version,
        engine.Family,
        engine.Product,
        $"{engine.Product} {engine.Version}",
        [.. engine.Later.Select(later => new UpgradeTargetView(later.Engine, later.Version, $"{later.Product} {later.Version}", IsMajorVersionUpgrade: later.Major != engine.Major))],
        Available);
}

/// <summary>A version that instances of another can be upgraded to, in an answer.</summary>
public sealed record UpgradeTargetView(string Engine, string EngineVersion, string Description, bool IsMajorVersionUpgrade);
