namespace ScsLabs.Services.Iam;

/// <summary>Lists the groups, or those under a path.</summary>
/// <remarks>Source: IAM API Reference, ListGroups.</remarks>
[Operation<IamApi>]
public sealed record ListGroups(
    [Length(1, 512), Pattern(Form.PathPrefix)] string? PathPrefix = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the groups, by name.</summary>
    public sealed record Result(IReadOnlyList<GroupView> Groups, [Spread] PageEnd Page);

    /// <summary>Asks for <c>iam:ListGroups</c> on the path, whose ARN ends without a name.</summary>
    internal static IEnumerable<Ask> Asks(ListGroups request, Call call) => [new("iam:ListGroups", Group.ArnOf(call.Account, request.PathPrefix ?? "/", ""))];

    /// <summary>Lists the groups.</summary>
    internal static Result Handle(ListGroups request, Call call, WorldView view)
    {
        var page = Listing.Page<Group>(view, call.GlobalPlace, group => group.Path, request.PathPrefix, request.Page);
        return new([.. page.Items.Select(GroupView.Of)], PageEnd.Of(page));
    }
}
