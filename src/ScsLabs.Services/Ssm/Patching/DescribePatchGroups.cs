namespace ScsLabs.Services.Ssm;

/// <summary>Lists the registrations of patch groups.</summary>
/// <remarks>Filters: NAME_PREFIX, OPERATING_SYSTEM. Errors: InvalidNextToken, ValidationException. Source: Systems Manager API Reference, DescribePatchGroups.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribePatchGroups(
    [Range(1, 100)] int? MaxResults = null,
    [Length(0, 5)] IReadOnlyList<PatchOrchestratorFilter>? Filters = null,
    string? NextToken = null)
{
    private const int Most = 100;

    private static readonly PatchFilters<PatchGroupRegistration> Known = new()
    {
        ["NAME_PREFIX"] = static one => PatchFilters.Prefixes(one.Group),
        ["OPERATING_SYSTEM"] = static one => [one.System.ToWire()],
    };

    /// <summary>A page of the registrations.</summary>
    public sealed record Result(IReadOnlyList<PatchGroupPatchBaselineMapping> Mappings, string? NextToken);

    /// <summary>Lists the registrations.</summary>
    internal static Result Handle(DescribePatchGroups request, Call call)
    {
        var page = Page.Of(from => Known.Select(call.View.From<PatchGroupRegistration>(call.Place, from), request.Filters, SsmErrors.Validation), request.NextToken, request.MaxResults ?? Most, static one => one.Id, SsmErrors.InvalidNextToken, call)
            .Select(one => new PatchGroupPatchBaselineMapping(one.Group, PatchBaselineIdentity.Of(PatchBaseline.Find(one.BaselineId, call.Place, call.View)!, call)));
        return new(page.Items, page.Next);
    }
}

/// <summary>A registration in a list.</summary>
public sealed record PatchGroupPatchBaselineMapping(string PatchGroup, PatchBaselineIdentity BaselineIdentity);
