namespace ScsLabs.Services.Ec2;

/// <summary>Lists paths.</summary>
/// <remarks>Errors: InvalidNetworkInsightsPathId.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeNetworkInsightsPaths.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeNetworkInsightsPaths([Wire("NetworkInsightsPathId")] IReadOnlyList<string>? NetworkInsightsPathIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("networkInsightsPathSet")] IReadOnlyList<NetworkInsightsPathView> NetworkInsightsPaths, string? NextToken);

    internal static Result Handle(DescribeNetworkInsightsPaths request, Call call)
    {
        var page = Describing.Find<NetworkInsightsPath>(call, request.Which, request.NetworkInsightsPathIds, "networkInsightsPathIds", least: 1, most: 100);
        return new([.. page.Items.Select(NetworkInsightsPathView.Of)], page.Next);
    }
}
