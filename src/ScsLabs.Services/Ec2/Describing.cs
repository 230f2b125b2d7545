using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>A filter of a request.</summary>
internal sealed record Filter(string? Name = null, [Wire("Value")] IReadOnlyList<string>? Values = null);

/// <summary>The members that all operations named Describe… have.</summary>
/// <param name="Filters">The filters, all of which must match.</param>
/// <param name="MaxResults">The maximum number of results on a page; null for all.</param>
/// <param name="NextToken">The token of the previous page.</param>
/// <param name="DryRun">Whether to answer only whether the call is permitted.</param>
internal sealed record DescribeRequest([Wire("Filter")] IReadOnlyList<Filter>? Filters = null, int? MaxResults = null, string? NextToken = null, bool DryRun = false);

/// <summary>Finds what an operation named Describe… lists.</summary>
internal static class Describing
{
    private const int MostResults = 1000;
    private const int MostFilters = 50;
    private const int MostFilterValues = 200;

    /// <summary>Finds the resources of one kind in the caller's account and Region, by ids and filters, a page at a time.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The filters and the page.</param>
    /// <param name="ids">The ids; null for all.</param>
    /// <param name="idsName">The name of the parameter that has the ids.</param>
    /// <param name="least">The minimum of MaxResults.</param>
    /// <param name="most">The maximum of MaxResults; more is taken as the maximum.</param>
    /// <exception cref="AwsException">An id doesn't exist, or a filter or the page is invalid.</exception>
    public static Page<T> Find<T>(Call call, DescribeRequest request, IReadOnlyList<string>? ids, string idsName, int least = 5, int most = MostResults)
        where T : Ec2Resource, IEc2Resource<T> =>
        Find(call, request, T.Filters, from => call.View.From<T>(call.Place, from), ids, idsName, id => Reference<T>.Of(id, call).OrNotFound(call), least, most);

    /// <summary>Finds the resources of one kind, by ids and filters, a page at a time.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The filters and the page.</param>
    /// <param name="ids">The ids; null for all.</param>
    /// <param name="idsName">The name of the parameter that has the ids.</param>
    /// <param name="all">All that the caller sees, in ordinal order of ids, beginning with an id.</param>
    /// <param name="least">The minimum of MaxResults.</param>
    /// <param name="filters">The operation's filters; null for the kind's.</param>
    /// <exception cref="AwsException">An id doesn't exist, or a filter or the page is invalid.</exception>
    public static Page<T> Find<T>(
        Call call, DescribeRequest request, IReadOnlyList<string>? ids, string idsName, Func<string, IEnumerable<T>> all, int least = 5, ResourceFilters<T>? filters = null)
        where T : Ec2Resource, IEc2Resource<T> =>
        Find(call, request, filters ?? T.Filters, all, ids, idsName, id => Reference<T>.Of(id, call).OrNotFound(call), least, MostResults);

    /// <summary>Finds some of what AWS has in every account the same way.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The filters and the page.</param>
    /// <param name="all">All there is, in ordinal order of the ids.</param>
    /// <param name="filters">The filters that the list takes.</param>
    /// <param name="ids">The ids; null for all.</param>
    /// <param name="idsName">The name of the parameter that has the ids.</param>
    /// <param name="notFound">Makes the error for an id that doesn't exist.</param>
    /// <exception cref="AwsException">An id doesn't exist, or a filter or the page is invalid.</exception>
    public static Page<T> Find<T>(Call call, DescribeRequest request, IReadOnlyList<T> all, ResourceFilters<T> filters, IReadOnlyList<string>? ids, string idsName, Func<string, AwsException> notFound)
        where T : class, IResource => Find(call, request, filters, _ => all, ids, idsName, id => all.FirstOrDefault(one => one.Id == id) ?? throw notFound(id), least: 1, MostResults);

    /// <summary>Finds rows of any kind the same way.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The filters and the page.</param>
    /// <param name="filters">The filters that the list takes.</param>
    /// <param name="from">All that the caller sees, in ordinal order of ids, beginning with an id.</param>
    /// <param name="ids">The ids; null for all.</param>
    /// <param name="idsName">The name of the parameter that has the ids.</param>
    /// <param name="find">Finds one by its id, or throws.</param>
    /// <param name="least">The minimum of MaxResults.</param>
    /// <param name="most">The maximum of MaxResults; more is taken as the maximum.</param>
    /// <exception cref="AwsException">An id doesn't exist, or a filter or the page is invalid.</exception>
    public static Page<T> Find<T>(
        Call call, DescribeRequest request, ResourceFilters<T> filters, Func<string, IEnumerable<T>> from, IReadOnlyList<string>? ids, string idsName, Func<string, T> find, int least = 5, int most = MostResults)
        where T : class, IRow
    {
        var fits = filters.Of(Read(request.Filters), call.View);
        if (request.MaxResults is not null && ids is { Count: > 0 })
        {
            throw Ec2Errors.InvalidParameterCombination($"The parameter {idsName} cannot be used with the parameter maxResults");
        }

        var size = SizeOf(request, least, most);
        return ids is { Count: > 0 }
            ? new([.. ids.Distinct(StringComparer.Ordinal).Select(find).Where(fits)], null)
            : Page.Of(start => from(start).Where(fits), request.NextToken, size, row => row.Id, () => Ec2Errors.InvalidNextToken(request.NextToken!), call);
    }

    /// <summary>The size of a page.</summary>
    /// <exception cref="AwsException">MaxResults is less than the minimum.</exception>
    public static int SizeOf(DescribeRequest request, int least = 5, int most = MostResults) => request.MaxResults switch
    {
        null => int.MaxValue - 1,
        { } max when max < least => throw Ec2Errors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Value ( {max} ) for parameter maxResults is invalid. Expecting a value greater than or equal to {least}.")),
        { } max => Math.Min(max, most),
    };

    /// <summary>The filters of a request.</summary>
    /// <exception cref="AwsException">A filter has no name or no value, or there are too many filters or values.</exception>
    public static IReadOnlyList<ResourceFilter> Read(IReadOnlyList<Filter>? filters)
    {
        if (filters is { Count: > MostFilters })
        {
            throw Ec2Errors.FilterLimitExceeded("filters", MostFilters);
        }

        if ((filters ?? []).Sum(filter => filter.Values?.Count ?? 0) > MostFilterValues)
        {
            throw Ec2Errors.FilterLimitExceeded("filter values", MostFilterValues);
        }

        return
        [
            .. (filters ?? []).Select(filter => new ResourceFilter(
                filter.Name ?? throw Ec2Errors.MissingParameter("Filter.Name"),
                filter.Values is { Count: > 0 } values ? values : throw Ec2Errors.InvalidParameterValue($"The filter '{filter.Name}' has no value."))),
        ];
    }
}
