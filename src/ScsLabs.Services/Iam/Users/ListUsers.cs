namespace ScsLabs.Services.Iam;

/// <summary>Lists the users, or those under a path.</summary>
/// <remarks>Source: IAM API Reference, ListUsers.</remarks>
[Operation<IamApi>]
public sealed record ListUsers(
    [Length(1, 512), Pattern(Form.PathPrefix)] string? PathPrefix = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the users, by name.</summary>
    public sealed record Result(IReadOnlyList<UserView> Users, [Spread] PageEnd Page);

    /// <summary>Asks for <c>iam:ListUsers</c> on the path, whose ARN ends without a name.</summary>
    internal static IEnumerable<Ask> Asks(ListUsers request, Call call) => [new("iam:ListUsers", User.ArnOf(call.Account, request.PathPrefix ?? "/", ""))];

    /// <summary>Lists the users.</summary>
    internal static Result Handle(ListUsers request, Call call, WorldView view)
    {
        var page = Listing.Page<User>(view, call.GlobalPlace, user => user.Path, request.PathPrefix, request.Page);
        return new([.. page.Items.Select(UserView.InList)], PageEnd.Of(page));
    }
}
