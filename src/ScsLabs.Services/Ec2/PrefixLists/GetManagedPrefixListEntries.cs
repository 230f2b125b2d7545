namespace ScsLabs.Services.Ec2;

/// <summary>Lists the addresses of a prefix list that AWS manages. Such a list has no versions.</summary>
/// <remarks>Errors: InvalidPrefixListID.NotFound, InvalidParameterValue. Source: EC2 API Reference, GetManagedPrefixListEntries.</remarks>
[Operation<Ec2Api>]
internal sealed record GetManagedPrefixListEntries(string PrefixListId, int? MaxResults = null, string? NextToken = null, bool DryRun = false)
{
    internal sealed record Result([Wire("entrySet")] IReadOnlyList<PrefixListEntry> Entries, string? NextToken);

    internal static IEnumerable<Ask> Asks(GetManagedPrefixListEntries request, Call call) =>
        [new("ec2:GetManagedPrefixListEntries", PrefixList.ArnOf(call.Region, request.PrefixListId), AwsPrefixLists.Find(call.Region, request.PrefixListId))];

    internal static Result Handle(GetManagedPrefixListEntries request, Call call)
    {
        var list = AwsPrefixLists.Find(call.Region, request.PrefixListId) ?? throw Ec2Errors.PrefixListNotFound(request.PrefixListId);
        var entries = list.Cidrs.Select(cidr => new PrefixListEntry(cidr.ToString())).OrderBy(entry => entry.Cidr, StringComparer.Ordinal);
        var page = Page.Of(entries, request.NextToken, Describing.SizeOf(new(MaxResults: request.MaxResults), least: 1, most: 100), entry => entry.Cidr, () => Ec2Errors.InvalidNextToken(request.NextToken!), call);
        return new(page.Items, page.Next);
    }
}

/// <summary>An entry of a prefix list in an answer.</summary>
internal sealed record PrefixListEntry(string Cidr);
