namespace ScsLabs.Services.Ec2;

/// <summary>Lists analyses with their results.</summary>
/// <remarks>Errors: InvalidNetworkInsightsAnalysisId.NotFound, InvalidNetworkInsightsPathId.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeNetworkInsightsAnalyses.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeNetworkInsightsAnalyses([Wire("NetworkInsightsAnalysisId")] IReadOnlyList<string>? NetworkInsightsAnalysisIds = null, string? NetworkInsightsPathId = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("networkInsightsAnalysisSet")] IReadOnlyList<NetworkInsightsAnalysisView> NetworkInsightsAnalyses, string? NextToken);

    internal static Result Handle(DescribeNetworkInsightsAnalyses request, Call call)
    {
        var ids = request.NetworkInsightsAnalysisIds;
        if (request.NetworkInsightsPathId is { } path)
        {
            var ofPath = call.View.All(NetworkInsightsAnalysis.ByPath, Reference<NetworkInsightsPath>.Of(path, call).OrNotFound(call).Id).Select(analysis => analysis.Id);
            ids = [.. ids is { Count: > 0 } ? ofPath.Intersect(ids, StringComparer.Ordinal) : ofPath];
            if (ids.Count == 0)
            {
                return new([], null);
            }
        }

        var page = Describing.Find<NetworkInsightsAnalysis>(call, request.Which, ids, "networkInsightsAnalysisIds", least: 1, most: 100);
        return new([.. page.Items.Select(NetworkInsightsAnalysisView.Of)], page.Next);
    }
}
