namespace ScsLabs.Services.Config;

/// <summary>Counts the resources that comply and those that don't, to 100 each: of each type that is named, or of all together.</summary>
/// <remarks>Errors: InvalidParameterValueException. Source: AWS Config API Reference, GetComplianceSummaryByResourceType.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record GetComplianceSummaryByResourceType([Length(0, 20), Items(1, 256)] IReadOnlyList<string>? ResourceTypes = null)
{
    private const int MostCounted = 100;

    /// <summary>The counts.</summary>
    public sealed record Result(IReadOnlyList<ComplianceSummaryByResourceType> ComplianceSummariesByResourceType);

    /// <summary>Counts the resources.</summary>
    internal static Result Handle(GetComplianceSummaryByResourceType request, Call call)
    {
        if (request.ResourceTypes?.FirstOrDefault(type => type != AccountResource.Type && !NameList.ResourceTypes.Has(type)) is { } unknown)
        {
            throw ConfigErrors.InvalidParameter($"The resource type {unknown} is not valid.");
        }

        var all = ComplianceByResource.Of(call.View.All<Evaluation>(call.Place)).ToList();
        return new(request.ResourceTypes is { Count: > 0 } types
            ? [.. types.Distinct(StringComparer.Ordinal).Select(type => Of(type, all.Where(one => one.ResourceType == type)))]
            : [Of(null, all)]);

        ComplianceSummaryByResourceType Of(string? type, IEnumerable<ComplianceByResource> resources) => new(type, ComplianceSummary.Of(resources.Select(one => one.Compliance), MostCounted, call));
    }
}

/// <summary>How many resources of a type comply, and how many don't.</summary>
public sealed record ComplianceSummaryByResourceType(string? ResourceType, ComplianceSummary ComplianceSummary);
