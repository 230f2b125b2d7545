namespace ScsLabs.Services.Iam;

/// <summary>Removes the role from an instance profile.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, RemoveRoleFromInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record RemoveRoleFromInstanceProfile(
    [Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName,
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>Asks on the instance profile only.</summary>
    internal static IEnumerable<Ask> Asks(RemoveRoleFromInstanceProfile request, Reference<InstanceProfile> profile) =>
        [profile.Ask("iam:RemoveRoleFromInstanceProfile")];

    /// <summary>Removes the role from the instance profile.</summary>
    internal static void Handle(RemoveRoleFromInstanceProfile request, InstanceProfile profile, Role role, Draft draft) =>
        draft.Put(profile.RoleName == role.RoleName
            ? profile with { RoleName = null }
            : throw IamErrors.NoSuchEntity($"Role {role.RoleName} is not in instance profile {profile.InstanceProfileName}."));
}
