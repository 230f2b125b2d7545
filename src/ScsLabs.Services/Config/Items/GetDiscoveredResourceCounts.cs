using System.Globalization;

namespace ScsLabs.Services.Config;

/// <summary>Counts the resources that were recorded, by type, most first.</summary>
/// <remarks>Errors: ValidationException, InvalidNextTokenException. Source: AWS Config API Reference, GetDiscoveredResourceCounts.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record GetDiscoveredResourceCounts(
    [Wire("resourceTypes"), Length(0, 20), Items(1, 256)] IReadOnlyList<string>? ResourceTypes = null,
    [Wire("limit"), Range(0, 100)] int? Limit = null,
    [Wire("nextToken")] string? NextToken = null)
{
    private const int Most = 100;

    /// <summary>A page of the types, and the number of resources of all.</summary>
    public sealed record Result(
        [Wire("totalDiscoveredResources")] long TotalDiscoveredResources,
        [Wire("resourceCounts")] IReadOnlyList<ResourceCount> ResourceCounts,
        [Wire("nextToken")] string? NextToken);

    /// <summary>Counts the resources.</summary>
    internal static Result Handle(GetDiscoveredResourceCounts request, Call call)
    {
        foreach (var type in request.ResourceTypes ?? [])
        {
            RecordedResource.RequireType(type);
        }

        List<ResourceCount> counts =
        [
            .. ResourceKinds.All.Select(kind => kind.Type)
                .Where(type => request.ResourceTypes is not { Count: > 0 } types || types.Contains(type, StringComparer.Ordinal))
                .Select(type => new ResourceCount(type, RecordedResource.Of(type, call.Place, call.View).Count(resource => resource.Last.IsThere)))
                .Where(count => count.Count > 0)
                .OrderBy(Key, StringComparer.Ordinal),
        ];
        var page = Page.Of(counts, request.NextToken, request.Limit is > 0 and { } limit ? limit : Most, Key, ConfigErrors.InvalidNextToken, call);
        return new(counts.Sum(count => count.Count), page.Items, page.Next);
    }

    private static string Key(ResourceCount count) => string.Create(CultureInfo.InvariantCulture, $"{int.MaxValue - count.Count:D10}{count.ResourceType}");
}

/// <summary>The number of recorded resources of a type.</summary>
public sealed record ResourceCount([Wire("resourceType")] string ResourceType, [Wire("count")] long Count);
