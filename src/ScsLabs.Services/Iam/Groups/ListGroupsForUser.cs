namespace ScsLabs.Services.Iam;

/// <summary>Lists the groups that a user belongs to.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListGroupsForUser.</remarks>
[Operation<IamApi>]
public sealed record ListGroupsForUser(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the groups, by name.</summary>
    public sealed record Result(IReadOnlyList<GroupView> Groups, bool IsTruncated, string? Marker);

    /// <summary>Lists the groups.</summary>
    public static Result Handle(ListGroupsForUser request, User user, WorldView view)
    {
        var page = Listing.Page(user.Groups, name => name, request.Marker, request.MaxItems);
        return new([.. page.Items.Select(name => GroupView.Of(view.Find<Group>(user.Place, name)!))], page.IsTruncated, page.Next);
    }
}
