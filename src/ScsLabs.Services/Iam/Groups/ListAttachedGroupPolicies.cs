namespace ScsLabs.Services.Iam;

/// <summary>Lists the managed policies that are attached to a group.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListAttachedGroupPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListAttachedGroupPolicies(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 512), Pattern(Form.PolicyPath)] string? PathPrefix = null,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the policies, by name.</summary>
    public sealed record Result(IReadOnlyList<AttachedPolicyView> AttachedPolicies, bool IsTruncated, string? Marker);

    /// <summary>Lists the attached policies.</summary>
    public static Result Handle(ListAttachedGroupPolicies request, Group group, WorldView view)
    {
        var page = group.ListAttached(view, request.PathPrefix, request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
