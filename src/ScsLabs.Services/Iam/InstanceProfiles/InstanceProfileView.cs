namespace ScsLabs.Services.Iam;

/// <summary>An instance profile as IAM returns it.</summary>
public sealed record InstanceProfileView(
    string Path,
    string InstanceProfileName,
    string InstanceProfileId,
    string Arn,
    DateTimeOffset CreateDate,
    IReadOnlyList<RoleView> Roles,
    IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>Describes the instance profile with all members.</summary>
    internal static InstanceProfileView Of(InstanceProfile profile, WorldView view) => InList(profile, view) with { Tags = profile.TagSet.View() };

    /// <summary>Describes the instance profile with the members that lists have.</summary>
    internal static InstanceProfileView InList(InstanceProfile profile, WorldView view) => new(
        profile.Path,
        profile.InstanceProfileName,
        profile.UniqueId,
        profile.Arn,
        profile.CreateDate,
        profile.RoleName is { } name && view.Find<Role>(profile.Place, name) is { } role ? [RoleView.InList(role, view)] : []);
}
