namespace ScsLabs.Services.Iam;

/// <summary>Lists the tags of a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListPolicyTags.</remarks>
[Operation<IamApi>]
public sealed record ListPolicyTags(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, [Spread] PageEnd Page);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListPolicyTags request, ManagedPolicy policy)
    {
        var page = policy.TagSet.Page(request.Page);
        return new(page.Items, PageEnd.Of(page));
    }
}
