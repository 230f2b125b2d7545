namespace ScsLabs.Services.Iam;

/// <summary>Lists the inline policies of a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListRolePolicies.</remarks>
[Operation<IamApi>]
public sealed record ListRolePolicies(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the policies' names.</summary>
    public sealed record Result(IReadOnlyList<string> PolicyNames, bool IsTruncated, string? Marker);

    /// <summary>Lists the names of the inline policies.</summary>
    public static Result Handle(ListRolePolicies request, Role role)
    {
        var page = role.ListPolicies(request.Marker, request.MaxItems);
        return new(page.Items, page.IsTruncated, page.Next);
    }
}
