namespace ScsLabs.Services.Ssm;

/// <summary>A filter of lists of Patch Manager: one of the values.</summary>
public sealed record PatchOrchestratorFilter([Length(1, 128)] string? Key = null, [Items(1, 256)] IReadOnlyList<string>? Values = null);

/// <summary>What filters look at.</summary>
internal static class PatchFilters
{
    /// <summary>All beginnings of a name, for a filter by prefix.</summary>
    public static IEnumerable<string> Prefixes(string name) => Enumerable.Range(1, name.Length).Select(length => name[..length]);
}

/// <summary>The filters that a list knows: an item is listed that matches all, each by one of its values.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class PatchFilters<T>
{
    private readonly Dictionary<string, Func<T, IEnumerable<string>>> known = new(StringComparer.Ordinal);

    /// <summary>Adds a filter: the values of an item that it looks at.</summary>
    public Func<T, IEnumerable<string>> this[string key]
    {
        set => known[key] = value;
    }

    /// <summary>Selects the items that match. A value that ends in <c>*</c> matches what begins with it.</summary>
    /// <exception cref="AwsException">A filter isn't known.</exception>
    public IEnumerable<T> Select(IEnumerable<T> items, IReadOnlyList<PatchOrchestratorFilter>? filters, Func<string, AwsException> invalid)
    {
        foreach (var filter in filters ?? [])
        {
            if (filter.Key is not { } key || !known.ContainsKey(key))
            {
                throw invalid($"The filter key {filter.Key} isn't valid. Valid keys: {string.Join(", ", known.Keys)}.");
            }
        }

        return items.Where(item => (filters ?? []).All(filter => known[filter.Key!](item).Any(value => (filter.Values ?? []).Any(wanted => Matches(value, wanted)))));
    }

    private static bool Matches(string value, string wanted) =>
        wanted.EndsWith('*') ? value.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase) : value.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
