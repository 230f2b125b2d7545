namespace ScsLabs.Services.Ssm;

/// <summary>Lists what was last reported of the patches of an instance.</summary>
/// <remarks>Filters: KBId, Classification, Severity, State. Errors: InvalidInstanceId, InvalidFilter, InvalidNextToken. Source: Systems Manager API Reference, DescribeInstancePatches.</remarks>
[Operation<SsmApi>]
public sealed record DescribeInstancePatches(
    [Pattern(SendCommand.InstanceForm)] string InstanceId,
    [Length(0, 5)] IReadOnlyList<PatchOrchestratorFilter>? Filters = null,
    string? NextToken = null,
    [Range(10, 100)] int? MaxResults = null)
{
    private const int Most = 50;

    private static readonly PatchFilters<PatchFinding> Known = new()
    {
        ["KBId"] = static finding => [finding.Patch.KbId],
        ["Classification"] = static finding => [finding.Patch.Classification],
        ["Severity"] = static finding => [finding.Patch.Severity],
        ["State"] = static finding => [finding.State.ToString(), finding.State.ToWire()],
    };

    /// <summary>A page of the patches.</summary>
    public sealed record Result(IReadOnlyList<PatchComplianceData> Patches, string? NextToken);

    /// <summary>Asks on the instance.</summary>
    internal static IEnumerable<Ask> Asks(DescribeInstancePatches request, Call call) => [ManagedInstance.Ask("ssm:DescribeInstancePatches", request.InstanceId, call)];

    /// <summary>Lists the patches.</summary>
    internal static Result Handle(DescribeInstancePatches request, Call call)
    {
        var patches = call.View.Find<InstancePatches>(call.Place, request.InstanceId);
        if (patches is null && SsmAgent.Registered(request.InstanceId, call.Place, call.View) is null)
        {
            throw SsmErrors.InvalidInstance(request.InstanceId);
        }

        var found = Known.Select(patches?.Report.Findings ?? [], request.Filters, PatchErrors.InvalidFilter);
        var page = Page.Of(found, request.NextToken, request.MaxResults ?? Most, static finding => finding.Patch.KbId, SsmErrors.InvalidNextToken, call).Select(PatchComplianceData.Of);
        return new(page.Items, page.Next);
    }
}

/// <summary>A patch on an instance.</summary>
public sealed record PatchComplianceData
{
    public required string Title { get; init; }
    [Wire("KBId")] public required string KbId { get; init; }
    public required string Classification { get; init; }
    public required string Severity { get; init; }
    public required PatchComplianceDataState State { get; init; }

    /// <summary>The time of its installation; that of the epoch where it isn't installed.</summary>
    public required DateTimeOffset InstalledTime { get; init; }

    /// <summary>The vulnerabilities that it closes, with commas between them; null for none.</summary>
    [Wire("CVEIds")] public required string? CveIds { get; init; }

    /// <summary>Shows a patch.</summary>
    internal static PatchComplianceData Of(PatchFinding finding) => new()
    {
        Title = finding.Patch.Title,
        KbId = finding.Patch.KbId,
        Classification = finding.Patch.Classification,
        Severity = finding.Patch.Severity,
        State = finding.State,
        InstalledTime = finding.InstalledAt ?? DateTimeOffset.UnixEpoch,
        CveIds = finding.Patch.CveIds.Count == 0 ? null : string.Join(',', finding.Patch.CveIds),
    };
}
