namespace ScsLabs.Services.Iam;

/// <summary>Lists the tags of a user.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListUserTags.</remarks>
[Operation<IamApi>]
public sealed record ListUserTags(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);

    /// <summary>Lists the tags.</summary>
    public static Result Handle(ListUserTags request, User user)
    {
        var page = user.TagSet.Page(request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
