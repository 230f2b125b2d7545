namespace ScsLabs.Services.Ssm;

/// <summary>A filter for lists of parameters.</summary>
/// <param name="Key">The attribute: <c>Name</c>, <c>Type</c>, <c>KeyId</c>, <c>Path</c>, <c>Label</c>, <c>Tier</c>, <c>DataType</c> or <c>tag:KEY</c>.</param>
/// <param name="Option">The comparison.</param>
/// <param name="Values">The values, any of which must match.</param>
public sealed record ParameterStringFilter(
    [Length(1, 132), Pattern("tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType")] string Key,
    [Length(1, 10)] string? Option = null,
    [Length(1, 50), Items(1, 1024)] IReadOnlyList<string>? Values = null);

/// <summary>The checked filters of a request, all of which must match.</summary>
/// <remarks>Source: Systems Manager API Reference, ParameterStringFilter.</remarks>
internal sealed class ParameterFilters
{
    private readonly IReadOnlyList<ParameterStringFilter> filters;

    private ParameterFilters(IReadOnlyList<ParameterStringFilter>? filters, IReadOnlyList<string> keys)
    {
        this.filters = filters ?? [];
        foreach (var filter in this.filters)
        {
            Check(filter, keys);
        }

        if (this.filters.GroupBy(filter => filter.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
        {
            throw SsmErrors.Validation($"The following filter is duplicated in the request: {twice}. A request can contain only one occurrence of a specific filter.");
        }
    }

    /// <summary>The filters of GetParametersByPath.</summary>
    /// <exception cref="AwsException">InvalidFilterKey, InvalidFilterOption or InvalidFilterValue.</exception>
    public static ParameterFilters ForPaths(IReadOnlyList<ParameterStringFilter>? filters) => new(filters, ["Type", "KeyId", "Label", "DataType"]);

    /// <summary>The filters of DescribeParameters.</summary>
    /// <exception cref="AwsException">InvalidFilterKey, InvalidFilterOption or InvalidFilterValue.</exception>
    public static ParameterFilters ForDescriptions(IReadOnlyList<ParameterStringFilter>? filters) => new(filters, ["tag:", "Path", "Name", "Type", "KeyId", "Tier", "DataType"]);

    /// <summary>Finds the version of the parameter for which all filters hold: the latest, or the one with the label in the filters.</summary>
    /// <returns>The version; null where the filters don't hold.</returns>
    public ParameterVersion? Select(Parameter parameter)
    {
        var version = filters.FirstOrDefault(filter => filter.Key == "Label") is { } labelled
            ? parameter.Versions.FindLast(version => labelled.Values!.Any(version.Labels.Contains))
            : parameter.Latest;
        return version is not null && filters.All(filter => Holds(filter, parameter, version)) ? version : null;
    }

    private static void Check(ParameterStringFilter filter, IReadOnlyList<string> keys)
    {
        if (!keys.Any(key => key == filter.Key || (key == "tag:" && filter.Key.StartsWith(key, StringComparison.Ordinal))))
        {
            throw SsmErrors.InvalidFilterKey(filter.Key, keys);
        }

        string[] options = filter.Key switch
        {
            "Path" => ["Recursive", "OneLevel"],
            "Name" => ["BeginsWith", "Equals", "Contains"],
            "Label" => ["Equals"],
            _ => ["BeginsWith", "Equals"],
        };
        if (filter.Option is { } option && !options.Contains(option, StringComparer.Ordinal))
        {
            throw SsmErrors.InvalidFilterOption(option, options);
        }

        if (filter.Values is not { Count: > 0 } values)
        {
            if (!filter.Key.StartsWith("tag:", StringComparison.Ordinal))
            {
                throw SsmErrors.InvalidFilterValue($"The following filter values are missing : null for filter key {filter.Key}");
            }
        }
        else if (ValuesOf(filter.Key) is { } known && filter.Option is null or "Equals" && values.FirstOrDefault(value => !known.Contains(value, StringComparer.Ordinal)) is { } impossible)
        {
            throw SsmErrors.InvalidFilterValue($"The following filter value is not valid: {impossible}. Valid values include: [{string.Join(", ", known)}].");
        }
        else if (filter.Key == "Path")
        {
            foreach (var path in values)
            {
                ParameterName.RequirePath(path);
            }
        }
    }

    /// <summary>The values that an attribute can have; null for any.</summary>
    private static string[]? ValuesOf(string key) => key switch
    {
        "Type" => [.. Enum.GetValues<ParameterType>().Select(static type => type.ToWire())],
        "Tier" => ["Standard", "Advanced", "Intelligent-Tiering"],
        _ => null,
    };

    private static bool Holds(ParameterStringFilter filter, Parameter parameter, ParameterVersion version) => filter.Key switch
    {
        "Label" => true,
        "Path" => filter.Values!.Any(path => ParameterName.IsUnder(parameter.Name, path, recursive: filter.Option == "Recursive")),
        "Name" => Matches(filter, parameter.Name.TrimStart('/')) || Matches(filter, "/" + parameter.Name.TrimStart('/')),
        "Type" => Matches(filter, version.Type.ToWire()),
        "KeyId" => Matches(filter, version.KeyId),
        "Tier" => Matches(filter, version.Tier.ToWire()),
        "DataType" => Matches(filter, version.DataType.ToWire()),
        _ => parameter.TagSet.TryGetValue(filter.Key["tag:".Length..], out var value) && (filter.Values is not { Count: > 0 } || Matches(filter, value)),
    };

    /// <summary>Whether the value matches the filter.</summary>
    private static bool Matches(ParameterStringFilter filter, string? actual) => actual is not null && filter.Values!.Any(wanted => filter.Option switch
    {
        "BeginsWith" => actual.StartsWith(wanted, StringComparison.Ordinal),
        "Contains" => actual.Contains(wanted, StringComparison.Ordinal),
        _ => actual == wanted,
    });
}
