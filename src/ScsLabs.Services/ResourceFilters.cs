using ScsLabs.Policy.Matching;

namespace ScsLabs.Services;

/// <summary>The filters that lists of one type of resource take: each compares a value of the resource, and <c>tag:KEY</c> and <c>tag-key</c> its tags, where it has tags.</summary>
/// <remarks>All filters of a request must match; of a filter's values any. In a value, <c>*</c> stands for any run of characters and <c>?</c> for one. Source: EC2 User Guide, Using_Filtering.</remarks>
/// <typeparam name="T">The resource.</typeparam>
/// <param name="values">The values of a resource under each filter's name.</param>
/// <param name="unknown">Makes the service's error for a filter that the resource doesn't have.</param>
internal sealed class ResourceFilters<T>(IReadOnlyDictionary<string, Func<T, WorldView, IEnumerable<string>>> values, Func<string, AwsException> unknown)
    where T : class, IRow
{
    private const string TagPrefix = "tag:";
    private const string TagKey = "tag-key";

    /// <summary>The filters that AWS has and that no resource here can match, because it hasn't what they look at.</summary>
    public IReadOnlyList<string> Unmatched { get; init; } = [];

    /// <summary>The names of the filters, without those of tags.</summary>
    public IEnumerable<string> Names => values.Keys.Concat(Unmatched);

    /// <summary>The values of a resource under a filter's name.</summary>
    /// <exception cref="AwsException">The filter isn't one of the resource's.</exception>
    public IEnumerable<string> Values(string name, T resource, WorldView view) => ValuesOf(name)(resource, view);

    /// <summary>The test that a request's filters are.</summary>
    /// <param name="filters">The filters; null for none.</param>
    /// <param name="view">The world, in which values may have to be looked up.</param>
    /// <exception cref="AwsException">A filter isn't one of the resource's.</exception>
    public Func<T, bool> Of(IReadOnlyList<ResourceFilter>? filters, WorldView view)
    {
        var tests = (filters ?? []).Select(filter => (Of: ValuesOf(filter.Name), Wanted: filter.Patterns)).ToList();
        return resource => tests.TrueForAll(test => test.Of(resource, view).Any(value => test.Wanted.Any(pattern => pattern.Matches(value))));
    }

    private static bool HasTags { get; } = typeof(IResource).IsAssignableFrom(typeof(T));

    private static IReadOnlyDictionary<string, string> TagsOf(T resource) => ((IResource)resource).Tags;

    private Func<T, WorldView, IEnumerable<string>> ValuesOf(string name) =>
        HasTags && name == TagKey ? static (resource, _) => TagsOf(resource).Keys
        : HasTags && name.StartsWith(TagPrefix, StringComparison.Ordinal) ? (resource, _) => TagsOf(resource).TryGetValue(name[TagPrefix.Length..], out var value) ? [value] : []
        : values.TryGetValue(name, out var known) ? known
        : Unmatched.Contains(name, StringComparer.Ordinal) ? static (_, _) => []
        : throw unknown(name);
}

/// <summary>A filter of a request.</summary>
/// <param name="Name">The filter's name.</param>
/// <param name="Values">The values, any of which will do.</param>
internal sealed record ResourceFilter(string Name, IReadOnlyList<string> Values)
{
    /// <summary>The values as patterns.</summary>
    public IReadOnlyList<TextPattern> Patterns { get; } = [.. Values.Select(TextPattern.Parse)];
}
