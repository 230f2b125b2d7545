namespace ScsLabs.Services.Iam;

/// <summary>Reads a group and its members.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, GetGroup.</remarks>
[Operation<IamApi>]
public sealed record GetGroup(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>The group, and a page of its members by name.</summary>
    public sealed record Result(GroupView Group, IReadOnlyList<UserView> Users, [Spread] PageEnd Page);

    /// <summary>Reads the group.</summary>
    internal static Result Handle(GetGroup request, Group group, WorldView view)
    {
        var page = Listing.Page(group.Members(view), user => user.UserName, request.Page);
        return new(GroupView.Of(group), [.. page.Items.Select(UserView.InList)], PageEnd.Of(page));
    }
}
