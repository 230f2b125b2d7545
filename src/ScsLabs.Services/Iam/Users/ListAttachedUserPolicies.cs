namespace ScsLabs.Services.Iam;

/// <summary>Lists the managed policies that are attached to a user.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListAttachedUserPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListAttachedUserPolicies(
    [Target<User>, Length(1, 64), Pattern(Form.Name)] string UserName,
    [Length(1, 512), Pattern(Form.PolicyPath)] string? PathPrefix = null,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the policies, by name.</summary>
    public sealed record Result(IReadOnlyList<AttachedPolicyView> AttachedPolicies, bool IsTruncated, string? Marker);

    /// <summary>Lists the attached policies.</summary>
    public static Result Handle(ListAttachedUserPolicies request, User user, WorldView view)
    {
        var page = user.ListAttached(view, request.PathPrefix, request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
