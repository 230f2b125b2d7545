namespace ScsLabs.Services.Ec2;

/// <summary>Deletes an analysis.</summary>
/// <remarks>Errors: InvalidNetworkInsightsAnalysisId.NotFound. Source: EC2 API Reference, DeleteNetworkInsightsAnalysis.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteNetworkInsightsAnalysis([Target<NetworkInsightsAnalysis>] string NetworkInsightsAnalysisId, bool DryRun = false)
{
    internal sealed record Result(string NetworkInsightsAnalysisId);

    internal static Result Handle(DeleteNetworkInsightsAnalysis request, NetworkInsightsAnalysis analysis, Draft draft)
    {
        draft.Remove(analysis);
        return new(analysis.Id);
    }
}
