namespace ScsLabs.Services.Iam;

/// <summary>Adds a role to an instance profile, which contains one role at most.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded. Source: IAM API Reference, AddRoleToInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record AddRoleToInstanceProfile(
    [Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName,
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>Asks on the instance profile, and asks to pass the role to EC2.</summary>
    internal static IEnumerable<Ask> Asks(AddRoleToInstanceProfile request, Reference<InstanceProfile> profile, Reference<Role> role) =>
    [
        profile.Ask("iam:AddRoleToInstanceProfile"),
        role.Ask("iam:PassRole", [new("iam:PassedToService", "ec2.amazonaws.com")]) with { Shown = null },
    ];

    /// <summary>Adds the role to the instance profile.</summary>
    internal static void Handle(AddRoleToInstanceProfile request, InstanceProfile profile, Role role, Draft draft) =>
        draft.Put(profile.RoleName is null ? profile with { RoleName = role.RoleName } : throw IamErrors.QuotaExceeded("InstanceSessionsPerInstanceProfile", 1));
}
