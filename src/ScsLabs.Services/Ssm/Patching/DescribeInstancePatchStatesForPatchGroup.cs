using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>Tells what was last reported of the patches of a patch group's instances, in numbers.</summary>
/// <remarks>Filters: the numbers, such as MissingCount. Errors: InvalidFilter, InvalidNextToken. Source: Systems Manager API Reference, DescribeInstancePatchStatesForPatchGroup.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribeInstancePatchStatesForPatchGroup(
    [Length(1, 256), Pattern(PatchGroupRegistration.Form)] string PatchGroup,
    [Length(0, 4)] IReadOnlyList<InstancePatchStateFilter>? Filters = null,
    string? NextToken = null,
    [Range(10, 100)] int? MaxResults = null)
{
    private const int Most = 100;

    private static readonly Dictionary<string, Func<InstancePatchState, int>> Numbers = new(StringComparer.Ordinal)
    {
        ["InstalledCount"] = static state => state.InstalledCount,
        ["InstalledOtherCount"] = static state => state.InstalledOtherCount,
        ["InstalledPendingRebootCount"] = static state => state.InstalledPendingRebootCount,
        ["InstalledRejectedCount"] = static state => state.InstalledRejectedCount,
        ["MissingCount"] = static state => state.MissingCount,
        ["FailedCount"] = static state => state.FailedCount,
        ["UnreportedNotApplicableCount"] = static state => state.UnreportedNotApplicableCount,
        ["NotApplicableCount"] = static state => state.NotApplicableCount,
    };

    /// <summary>A page of the states.</summary>
    public sealed record Result(IReadOnlyList<InstancePatchState> InstancePatchStates, string? NextToken);

    /// <summary>Tells the states.</summary>
    internal static Result Handle(DescribeInstancePatchStatesForPatchGroup request, Call call)
    {
        var filters = (request.Filters ?? []).Select(Read).ToList();
        var states = call.View.All(InstancePatches.ByGroup, (call.Place, request.PatchGroup)).Select(InstancePatchState.Of).Where(state => filters.TrueForAll(filter => filter(state))).OrderBy(static state => state.InstanceId, StringComparer.Ordinal);
        var page = Page.Of(states, request.NextToken, request.MaxResults ?? Most, static state => state.InstanceId, SsmErrors.InvalidNextToken, call);
        return new(page.Items, page.Next);
    }

    private static Func<InstancePatchState, bool> Read(InstancePatchStateFilter filter)
    {
        if (!Numbers.TryGetValue(filter.Key, out var number))
        {
            throw PatchErrors.InvalidFilter($"The filter key {filter.Key} isn't valid. Valid keys: {string.Join(", ", Numbers.Keys)}.");
        }

        if (!int.TryParse(filter.Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wanted))
        {
            throw PatchErrors.InvalidFilter($"The filter value {filter.Values[0]} isn't a number.");
        }

        return filter.Type switch
        {
            InstancePatchStateOperatorType.Equal => state => number(state) == wanted,
            InstancePatchStateOperatorType.NotEqual => state => number(state) != wanted,
            InstancePatchStateOperatorType.LessThan => state => number(state) < wanted,
            _ => state => number(state) > wanted,
        };
    }
}

/// <summary>A filter by a number.</summary>
public sealed record InstancePatchStateFilter([Length(1, 200)] string Key, [Length(1, 1)] IReadOnlyList<string> Values, InstancePatchStateOperatorType Type);

/// <summary>The comparisons.</summary>
public enum InstancePatchStateOperatorType
{
    /// <summary>Is the value.</summary>
    Equal,

    /// <summary>Is another.</summary>
    NotEqual,

    /// <summary>Is less.</summary>
    LessThan,

    /// <summary>Is more.</summary>
    GreaterThan,
}
