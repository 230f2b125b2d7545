namespace ScsLabs.Services.Iam;

/// <summary>Lists the tags of a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListRoleTags.</remarks>
[Operation<IamApi>]
public sealed record ListRoleTags(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);

    /// <summary>Lists the tags.</summary>
    public static Result Handle(ListRoleTags request, Role role)
    {
        var page = role.TagSet.Page(request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
