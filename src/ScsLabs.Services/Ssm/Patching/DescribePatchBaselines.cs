namespace ScsLabs.Services.Ssm;

/// <summary>Lists the patch baselines: AWS's, and the account's own.</summary>
/// <remarks>Filters: NAME_PREFIX, OWNER (AWS, Self or All), OPERATING_SYSTEM. Errors: InvalidNextToken, ValidationException. Source: Systems Manager API Reference, DescribePatchBaselines.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribePatchBaselines(
    [Length(0, 5)] IReadOnlyList<PatchOrchestratorFilter>? Filters = null,
    [Range(1, 100)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 100;

    private static readonly PatchFilters<PatchBaseline> Known = new()
    {
        ["NAME_PREFIX"] = static baseline => PatchFilters.Prefixes(baseline.Name),
        ["OWNER"] = static baseline => [baseline.IsPredefined ? "AWS" : "Self", "All"],
        ["OPERATING_SYSTEM"] = static baseline => [baseline.System.ToWire()],
    };

    /// <summary>A page of the baselines.</summary>
    public sealed record Result(IReadOnlyList<PatchBaselineIdentity> BaselineIdentities, string? NextToken);

    /// <summary>Lists the baselines.</summary>
    internal static Result Handle(DescribePatchBaselines request, Call call)
    {
        // An ARN comes before an id.
        var page = Page.Of(
            from => Known.Select(PredefinedBaselines.In(call.Region).OrderBy(static one => one.ShownId, StringComparer.Ordinal).Concat(call.View.From<PatchBaseline>(call.Place, from)), request.Filters, SsmErrors.Validation),
            request.NextToken,
            request.MaxResults ?? Most,
            static baseline => baseline.ShownId,
            SsmErrors.InvalidNextToken,
            call).Select(baseline => PatchBaselineIdentity.Of(baseline, call));
        return new(page.Items, page.Next);
    }
}

/// <summary>A baseline in a list.</summary>
public sealed record PatchBaselineIdentity(string BaselineId, string BaselineName, OperatingSystemType OperatingSystem, string? BaselineDescription, bool DefaultBaseline)
{
    /// <summary>Shows a baseline.</summary>
    internal static PatchBaselineIdentity Of(PatchBaseline baseline, Call call) =>
        new(baseline.ShownId, baseline.Name, baseline.System, baseline.Rules.Description, PatchBaseline.Default(baseline.System, call.Place, call.View).ShownId == baseline.ShownId);
}
