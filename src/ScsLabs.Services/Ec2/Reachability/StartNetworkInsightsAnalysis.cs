namespace ScsLabs.Services.Ec2;

/// <summary>Analyses a path as the network is now.</summary>
/// <remarks>Errors: InvalidNetworkInsightsPathId.NotFound, InvalidNetworkInterfaceID.NotFound, InvalidInstanceID.NotFound. Source: EC2 API Reference, StartNetworkInsightsAnalysis.</remarks>
[Operation<Ec2Api>]
internal sealed record StartNetworkInsightsAnalysis(
    [Target<NetworkInsightsPath>] string NetworkInsightsPathId,
    [IdempotencyToken, Length(1, 64)] string ClientToken,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    bool DryRun = false)
{
    internal sealed record Result(NetworkInsightsAnalysisView NetworkInsightsAnalysis);

    internal static IEnumerable<Ask> Asks(StartNetworkInsightsAnalysis request, Reference<NetworkInsightsPath> path, Call call) =>
        [path.Ask("ec2:StartNetworkInsightsAnalysis"), .. Creation.Asks<NetworkInsightsAnalysis>(call, nameof(StartNetworkInsightsAnalysis), request.TagSpecifications)];

    internal static Result Handle(StartNetworkInsightsAnalysis request, NetworkInsightsPath path, Call call, Draft draft)
    {
        // The ends may be gone since the path was created.
        PathEnds.Find(path.Source, call);
        PathEnds.Find(path.Destination, call);
        var analysis = new NetworkInsightsAnalysis
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(NetworkInsightsAnalysis.Kind.Prefix),
            PathId = path.Id,
            StartDate = call.Timestamp,
            Result = new AnalysisWriter(draft, path).Write(PathEnds.Trace(path, draft)),
            Tags = Creation.Tags<NetworkInsightsAnalysis>(request.TagSpecifications),
        };
        draft.Put(analysis);
        return new(NetworkInsightsAnalysisView.Begun(analysis));
    }
}
