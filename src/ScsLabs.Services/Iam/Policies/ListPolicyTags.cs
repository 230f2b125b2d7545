namespace ScsLabs.Services.Iam;

/// <summary>Lists the tags of a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListPolicyTags.</remarks>
[Operation<IamApi>]
public sealed record ListPolicyTags(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);

    /// <summary>Lists the tags.</summary>
    public static Result Handle(ListPolicyTags request, ManagedPolicy policy)
    {
        var page = policy.TagSet.Page(request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
