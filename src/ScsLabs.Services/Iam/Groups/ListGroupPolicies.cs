namespace ScsLabs.Services.Iam;

/// <summary>Lists the inline policies of a group.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListGroupPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListGroupPolicies(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the policies' names.</summary>
    public sealed record Result(IReadOnlyList<string> PolicyNames, bool IsTruncated, string? Marker);

    /// <summary>Lists the names of the inline policies.</summary>
    public static Result Handle(ListGroupPolicies request, Group group)
    {
        var page = group.ListPolicies(request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
