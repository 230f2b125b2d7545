namespace ScsLabs.Services.Iam;

/// <summary>Lists the groups that a user belongs to.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListGroupsForUser.</remarks>
[Operation<IamApi>]
public sealed record ListGroupsForUser(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the groups, by name.</summary>
    public sealed record Result(IReadOnlyList<GroupView> Groups, [Spread] PageEnd Page);

    /// <summary>Lists the groups.</summary>
    internal static Result Handle(ListGroupsForUser request, User user, WorldView view)
    {
        var page = Listing.Page(user.Groups, name => name, request.Page);
        return new([.. page.Items.Select(name => GroupView.Of(view.Find<Group>(user.Place, name)!))], PageEnd.Of(page));
    }
}
