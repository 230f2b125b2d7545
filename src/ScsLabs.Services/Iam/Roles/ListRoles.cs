namespace ScsLabs.Services.Iam;

/// <summary>Lists the roles, or those under a path.</summary>
/// <remarks>Source: IAM API Reference, ListRoles.</remarks>
[Operation<IamApi>]
public sealed record ListRoles(
    [Length(1, 512), Pattern(Form.PathPrefix)] string? PathPrefix = null,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the roles, by name.</summary>
    public sealed record Result(IReadOnlyList<RoleView> Roles, bool IsTruncated, string? Marker);

    /// <summary>Asks for <c>iam:ListRoles</c>, which has no resource.</summary>
    public static IEnumerable<Ask> Asks(ListRoles request, Call call) => [Listing.Ask("iam:ListRoles", Role.ArnOf(call.Account, request.PathPrefix ?? "/", ""))];

    /// <summary>Lists the roles.</summary>
    public static Result Handle(ListRoles request, Call call, WorldView view)
    {
        var page = Listing.Page<Role>(view, call.GlobalPlace, role => role.Path, request.PathPrefix, request.Marker, request.MaxItems);
        return new([.. page.Items.Select(role => RoleView.InList(role, view))], page.IsTruncated, page.Next);
    }
}
