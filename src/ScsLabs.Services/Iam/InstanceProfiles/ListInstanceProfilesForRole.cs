namespace ScsLabs.Services.Iam;

/// <summary>Lists the instance profiles that contain a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, ListInstanceProfilesForRole.</remarks>
[Operation<IamApi>]
public sealed record ListInstanceProfilesForRole(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the profiles, by name.</summary>
    public sealed record Result(IReadOnlyList<InstanceProfileView> InstanceProfiles, [Spread] PageEnd Page);

    /// <summary>Lists the instance profiles.</summary>
    internal static Result Handle(ListInstanceProfilesForRole request, Role role, WorldView view)
    {
        var page = Listing.Page(role.InstanceProfiles(view), profile => profile.InstanceProfileName, request.Page);
        return new([.. page.Items.Select(profile => InstanceProfileView.InList(profile, view))], PageEnd.Of(page));
    }
}
