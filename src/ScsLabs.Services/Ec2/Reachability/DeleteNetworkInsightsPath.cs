namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a path that has no analyses.</summary>
/// <remarks>Errors: InvalidNetworkInsightsPathId.NotFound, AnalysisExistsForNetworkInsightsPath. Source: EC2 API Reference, DeleteNetworkInsightsPath.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteNetworkInsightsPath([Target<NetworkInsightsPath>] string NetworkInsightsPathId, bool DryRun = false)
{
    internal sealed record Result(string NetworkInsightsPathId);

    internal static Result Handle(DeleteNetworkInsightsPath request, NetworkInsightsPath path, Draft draft)
    {
        if (draft.Count(NetworkInsightsAnalysis.ByPath, path.Id) > 0)
        {
            throw Ec2Errors.AnalysisExists(path.Id);
        }

        draft.Remove(path);
        return new(path.Id);
    }
}
