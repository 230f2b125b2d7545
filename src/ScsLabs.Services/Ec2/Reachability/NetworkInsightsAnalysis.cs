namespace ScsLabs.Services.Ec2;

/// <summary>The analysis of a path, with its result.</summary>
internal sealed record NetworkInsightsAnalysis : Ec2Resource, IEc2Resource<NetworkInsightsAnalysis>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.NetworkInsightsAnalysis, "nia-", "networkInsightsAnalysisId", "InvalidNetworkInsightsAnalysisId.NotFound", "The networkInsightsAnalysis ID");

    /// <summary>Finds the analyses of a path.</summary>
    public static RowIndex<NetworkInsightsAnalysis, string> ByPath { get; } = new(analysis => analysis.PathId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<NetworkInsightsAnalysis>> Indexes => [ByPath];

    /// <inheritdoc />
    public static ResourceFilters<NetworkInsightsAnalysis> Filters { get; } = new(
        new Dictionary<string, Func<NetworkInsightsAnalysis, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["path-found"] = (analysis, _) => [analysis.Result.IsFound ? "true" : "false"],
            ["status"] = (_, _) => ["succeeded"],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The id of the path.</summary>
    public required string PathId { get; init; }

    /// <summary>The time of the analysis.</summary>
    public required DateTimeOffset StartDate { get; init; }

    /// <summary>The result.</summary>
    public required AnalysisResult Result { get; init; }
}

/// <summary>The result of an analysis, in the words of its answer.</summary>
/// <param name="IsFound">Whether a path was found.</param>
/// <param name="Forward">The components that the packets pass; none where no path was found.</param>
/// <param name="Return">The components that the replies pass; none where no path was found.</param>
/// <param name="Explanations">What stops the packets or their replies.</param>
internal sealed record AnalysisResult(bool IsFound, IReadOnlyList<PathComponent> Forward, IReadOnlyList<PathComponent> Return, IReadOnlyList<Explanation> Explanations);

/// <summary>An analysis in an answer.</summary>
internal sealed record NetworkInsightsAnalysisView(
    string NetworkInsightsAnalysisId,
    string NetworkInsightsAnalysisArn,
    string NetworkInsightsPathId,
    DateTimeOffset StartDate,
    string Status,
    bool? NetworkPathFound,
    [Wire("forwardPathComponentSet")] IReadOnlyList<PathComponent>? ForwardPathComponents,
    [Wire("returnPathComponentSet")] IReadOnlyList<PathComponent>? ReturnPathComponents,
    [Wire("explanationSet")] IReadOnlyList<Explanation>? Explanations,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows an analysis that is done.</summary>
    public static NetworkInsightsAnalysisView Of(NetworkInsightsAnalysis analysis) =>
        Begun(analysis) with
        {
            Status = "succeeded",
            NetworkPathFound = analysis.Result.IsFound,
            ForwardPathComponents = analysis.Result.Forward,
            ReturnPathComponents = analysis.Result.Return,
            Explanations = analysis.Result.Explanations,
        };

    /// <summary>Shows an analysis that has just begun.</summary>
    public static NetworkInsightsAnalysisView Begun(NetworkInsightsAnalysis analysis) =>
        new(analysis.Id, NetworkInsightsAnalysis.Kind.ArnOf(analysis.Place, analysis.Id), analysis.PathId, analysis.StartDate, "running", null, null, null, null, analysis.Tags.View());
}
