namespace ScsLabs.Services.Iam;

/// <summary>Lists the instance profiles that contain a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListInstanceProfilesForRole.</remarks>
[Operation<IamApi>]
public sealed record ListInstanceProfilesForRole(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the profiles, by name.</summary>
    public sealed record Result(IReadOnlyList<InstanceProfileView> InstanceProfiles, bool IsTruncated, string? Marker);

    /// <summary>Lists the instance profiles.</summary>
    public static Result Handle(ListInstanceProfilesForRole request, Role role, WorldView view)
    {
        var page = Listing.Page(role.InstanceProfiles(view), profile => profile.InstanceProfileName, request.Marker, request.MaxItems);
        return new([.. page.Items.Select(profile => InstanceProfileView.InList(profile, view))], page.IsTruncated, page.Next);
    }
}
