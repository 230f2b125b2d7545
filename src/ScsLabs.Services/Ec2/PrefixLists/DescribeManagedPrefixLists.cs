namespace ScsLabs.Services.Ec2;

/// <summary>Lists the prefix lists that AWS manages.</summary>
/// <remarks>Errors: InvalidPrefixListID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeManagedPrefixLists.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeManagedPrefixLists([Wire("PrefixListId")] IReadOnlyList<string>? PrefixListIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("prefixListSet")] IReadOnlyList<ManagedPrefixList> PrefixLists, string? NextToken);

    internal static Result Handle(DescribeManagedPrefixLists request, Call call)
    {
        var page = Describing.Find(call, request.Which, AwsPrefixLists.Of(call.Region), PrefixList.Filters, request.PrefixListIds, "prefixListIds", Ec2Errors.PrefixListNotFound);
        return new([.. page.Items.Select(list => new ManagedPrefixList(list.Id, list.Arn, list.Name, "IPv4", "create-complete", PrefixList.Owner))], page.Next);
    }
}

/// <summary>A prefix list in an answer.</summary>
internal sealed record ManagedPrefixList(string PrefixListId, string PrefixListArn, string PrefixListName, string AddressFamily, string State, string OwnerId);
