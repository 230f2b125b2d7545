namespace ScsLabs.Services.Iam;

/// <summary>An instance profile as IAM returns it.</summary>
public sealed record InstanceProfileView
{
    public required string Path { get; init; }
    public required string InstanceProfileName { get; init; }
    public required string InstanceProfileId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required IReadOnlyList<RoleView> Roles { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Describes the instance profile with all members.</summary>
    internal static InstanceProfileView Of(InstanceProfile profile, WorldView view) => InList(profile, view) with { Tags = profile.TagSet.View() };

    /// <summary>Describes the instance profile with the members that lists have.</summary>
    internal static InstanceProfileView InList(InstanceProfile profile, WorldView view) => new()
    {
        Path = profile.Path,
        InstanceProfileName = profile.InstanceProfileName,
        InstanceProfileId = profile.UniqueId,
        Arn = profile.Arn,
        CreateDate = profile.CreateDate,
        Roles = profile.RoleName is { } name && view.Find<Role>(profile.Place, name) is { } role ? [RoleView.InList(role, view)] : [],
    };
}
