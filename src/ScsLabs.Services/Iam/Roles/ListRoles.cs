namespace ScsLabs.Services.Iam;

/// <summary>Lists the roles, or those under a path.</summary>
/// <remarks>Source: IAM API Reference, ListRoles.</remarks>
[Operation<IamApi>]
public sealed record ListRoles(
    [Length(1, 512), Pattern(Form.PathPrefix)] string? PathPrefix = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the roles, by name.</summary>
    public sealed record Result(IReadOnlyList<RoleView> Roles, [Spread] PageEnd Page);

    /// <summary>Asks for <c>iam:ListRoles</c> on the path, whose ARN ends without a name.</summary>
    internal static IEnumerable<Ask> Asks(ListRoles request, Call call) => [new("iam:ListRoles", Role.ArnOf(call.Account, request.PathPrefix ?? "/", ""))];

    /// <summary>Lists the roles.</summary>
    internal static Result Handle(ListRoles request, Call call, WorldView view)
    {
        var page = Listing.Page<Role>(view, call.GlobalPlace, role => role.Path, request.PathPrefix, request.Page);
        return new([.. page.Items.Select(role => RoleView.InList(role, view))], PageEnd.Of(page));
    }
}
