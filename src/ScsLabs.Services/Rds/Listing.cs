using System.Globalization;

namespace ScsLabs.Services.Rds;

/// <summary>The part of a list that a request wants.</summary>
public sealed record PageRequest
{
    /// <summary>The marker that the last part ended with; null for the first part.</summary>
    public string? Marker { get; init; }

    /// <summary>The most items, from 20 to 100; 100 unless said otherwise.</summary>
    public int? MaxRecords { get; init; }
}

/// <summary>A filter of a request.</summary>
public sealed record Filter(string Name, [Wire("Values", Item = "Value")] IReadOnlyList<string> Values);

/// <summary>Helpers of RDS's list operations.</summary>
internal static class Listing
{
    private const int Least = 20;
    private const int Most = 100;

    /// <summary>A page of the items, which are in ordinal order of their keys.</summary>
    /// <exception cref="AwsException">The marker or MaxRecords is invalid.</exception>
    public static Page<T> Page<T>(IEnumerable<T> items, Func<T, string> key, PageRequest page, Call call)
    {
        var size = page.MaxRecords ?? Most;
        return size is >= Least and <= Most
            ? Services.Page.Of(items, page.Marker is { Length: > 0 } marker ? marker : null, size, key, static () => RdsErrors.InvalidParameterValue("Invalid Marker"), call)
            : throw RdsErrors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid value {size} for MaxRecords. Must be between {Least} and {Most}"));
    }

    /// <summary>The test that a request's filters are: all must match, and of a filter's values any.</summary>
    /// <param name="filters">The filters; null for none.</param>
    /// <param name="values">The values of an item under each filter's name.</param>
    /// <exception cref="AwsException">The list has no such filter, or a filter has no value.</exception>
    public static Func<T, bool> Filter<T>(IReadOnlyList<Filter>? filters, IReadOnlyDictionary<string, Func<T, IEnumerable<string>>> values)
    {
        var tests = (filters ?? []).Select(filter => (
            Of: values.GetValueOrDefault(filter.Name) ?? throw RdsErrors.InvalidParameterValue($"Unrecognized filter name: {filter.Name}"),
            Wanted: filter.Values.Count > 0 ? filter.Values : throw RdsErrors.InvalidParameterValue($"The filter {filter.Name} has no value."))).ToList();
        return item => tests.TrueForAll(test => test.Of(item).Intersect(test.Wanted, StringComparer.Ordinal).Any());
    }
}
