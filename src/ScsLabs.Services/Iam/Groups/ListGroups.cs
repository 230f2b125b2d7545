namespace ScsLabs.Services.Iam;

/// <summary>Lists the groups, or those under a path.</summary>
/// <remarks>Source: IAM API Reference, ListGroups.</remarks>
[Operation<IamApi>]
public sealed record ListGroups(
    [Length(1, 512), Pattern(Form.PathPrefix)] string? PathPrefix = null,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the groups, by name.</summary>
    public sealed record Result(IReadOnlyList<GroupView> Groups, bool IsTruncated, string? Marker);

    /// <summary>Asks for <c>iam:ListGroups</c>, which has no resource.</summary>
    public static IEnumerable<Ask> Asks(ListGroups request, Call call) => [Listing.Ask("iam:ListGroups", Group.ArnOf(call.Account, request.PathPrefix ?? "/", ""))];

    /// <summary>Lists the groups.</summary>
    public static Result Handle(ListGroups request, Call call, WorldView view)
    {
        var page = Listing.Page<Group>(view, call.GlobalPlace, group => group.Path, request.PathPrefix, request.Marker, request.MaxItems);
        return new([.. page.Items.Select(GroupView.Of)], page.IsTruncated, page.Next);
    }
}
