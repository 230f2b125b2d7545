namespace ScsLabs.Services.Ssm;

/// <summary>Lists the patches that there are.</summary>
/// <remarks>
/// Filters: PATCH_SET, PRODUCT, PRODUCT_FAMILY, CLASSIFICATION, MSRC_SEVERITY, PRIORITY, SEVERITY, PATCH_ID, NAME, ARCH, VERSION, RELEASE, ADVISORY_ID, CVE_ID.
/// Errors: InvalidNextToken, ValidationException. Source: Systems Manager API Reference, DescribeAvailablePatches.
/// </remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribeAvailablePatches(
    [Length(0, 5)] IReadOnlyList<PatchOrchestratorFilter>? Filters = null,
    [Range(1, 100)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 100;

    private static readonly PatchFilters<CatalogPatch> Known = new()
    {
        ["PATCH_SET"] = static patch => [PatchApproval.ValueOf(patch, PatchFilterKey.PatchSet)],
        ["PRODUCT"] = static patch => [patch.Product],
        ["PRODUCT_FAMILY"] = static patch => [PatchApproval.ValueOf(patch, PatchFilterKey.ProductFamily)],
        ["CLASSIFICATION"] = static patch => [patch.Classification],
        ["MSRC_SEVERITY"] = static patch => patch.IsWindows ? [patch.Severity] : [],
        ["PRIORITY"] = static patch => patch.System == OperatingSystemType.Ubuntu ? [patch.Severity] : [],
        ["SEVERITY"] = static patch => patch.IsWindows || patch.System == OperatingSystemType.Ubuntu ? [] : [patch.Severity],
        ["PATCH_ID"] = static patch => patch.IsWindows ? [patch.Version] : [],
        ["NAME"] = static patch => patch.IsWindows ? [] : [patch.Name],
        ["ARCH"] = static patch => [patch.Arch],
        ["VERSION"] = static patch => patch.IsWindows ? [] : [patch.Version],
        ["RELEASE"] = static patch => patch.IsWindows ? [] : [patch.Release],
        ["ADVISORY_ID"] = static patch => patch.AdvisoryId is { } id ? [id] : [],
        ["CVE_ID"] = static patch => patch.CveIds,
    };

    /// <summary>A page of the patches.</summary>
    public sealed record Result(IReadOnlyList<Patch> Patches, string? NextToken);

    /// <summary>Lists the patches.</summary>
    internal static Result Handle(DescribeAvailablePatches request, Call call)
    {
        var patches = Known.Select(PatchCatalog.All.Where(patch => patch.IsUpdate && patch.ReleasedAt <= call.Timestamp), request.Filters, SsmErrors.Validation);
        var page = Page.Of(patches.OrderBy(static patch => patch.Key, StringComparer.Ordinal), request.NextToken, request.MaxResults ?? Most, static patch => patch.Key, SsmErrors.InvalidNextToken, call).Select(Patch.Of);
        return new(page.Items, page.Next);
    }
}
