namespace ScsLabs.Services.Iam;

/// <summary>Lists the inline policies of a user.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListUserPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListUserPolicies(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the policies' names.</summary>
    public sealed record Result(IReadOnlyList<string> PolicyNames, bool IsTruncated, string? Marker);

    /// <summary>Lists the names of the inline policies.</summary>
    public static Result Handle(ListUserPolicies request, User user)
    {
        var page = user.ListPolicies(request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
