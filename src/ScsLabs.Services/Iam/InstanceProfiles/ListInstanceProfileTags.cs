namespace ScsLabs.Services.Iam;

/// <summary>Lists the tags of an instance profile.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListInstanceProfileTags.</remarks>
[Operation<IamApi>]
public sealed record ListInstanceProfileTags(
    [Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, [Spread] PageEnd Page);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListInstanceProfileTags request, InstanceProfile profile)
    {
        var page = profile.TagSet.Page(request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
