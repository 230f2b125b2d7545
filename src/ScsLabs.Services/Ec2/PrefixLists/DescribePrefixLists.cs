namespace ScsLabs.Services.Ec2;

/// <summary>Lists the prefix lists of services that have gateway endpoints, with their addresses.</summary>
/// <remarks>Errors: InvalidPrefixListID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribePrefixLists.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribePrefixLists([Wire("PrefixListId")] IReadOnlyList<string>? PrefixListIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("prefixListSet")] IReadOnlyList<PrefixListView> PrefixLists, string? NextToken);

    internal static Result Handle(DescribePrefixLists request, Call call)
    {
        var page = Describing.Find(call, request.Which, AwsPrefixLists.Of(call.Region), PrefixList.Filters, request.PrefixListIds, "prefixListIds", Ec2Errors.PrefixListNotFound);
        return new([.. page.Items.Select(list => new PrefixListView(list.Id, list.Name, [.. list.Cidrs.Select(cidr => cidr.ToString())]))], page.Next);
    }
}

/// <summary>A prefix list with its addresses, in an answer.</summary>
internal sealed record PrefixListView(string PrefixListId, string PrefixListName, [Wire("cidrSet")] IReadOnlyList<string> Cidrs);
