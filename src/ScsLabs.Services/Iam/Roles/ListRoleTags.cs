namespace ScsLabs.Services.Iam;

/// <summary>Lists the tags of a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListRoleTags.</remarks>
[Operation<IamApi>]
public sealed record ListRoleTags(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, [Spread] PageEnd Page);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListRoleTags request, Role role)
    {
        var page = role.TagSet.Page(request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
