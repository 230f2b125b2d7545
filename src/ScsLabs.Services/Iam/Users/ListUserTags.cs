namespace ScsLabs.Services.Iam;

/// <summary>Lists the tags of a user.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListUserTags.</remarks>
[Operation<IamApi>]
public sealed record ListUserTags(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, [Spread] PageEnd Page);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListUserTags request, User user)
    {
        var page = user.TagSet.Page(request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
