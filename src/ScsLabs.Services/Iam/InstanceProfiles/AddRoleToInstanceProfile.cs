namespace ScsLabs.Services.Iam;

/// <summary>Puts a role into an instance profile, which holds one at most.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded. Source: IAM API Reference, AddRoleToInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record AddRoleToInstanceProfile(
    [Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName,
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>Asked on the profile; and the role is passed to EC2.</summary>
    public static IEnumerable<Ask> Asks(AddRoleToInstanceProfile request, Call call) =>
    [
        InstanceProfile.Resolve(request.InstanceProfileName, call).Ask("iam:AddRoleToInstanceProfile"),
        Role.Resolve(request.RoleName, call).Ask("iam:PassRole", [new("iam:PassedToService", "ec2.amazonaws.com")]) with { Shown = null },
    ];

    /// <summary>Puts it in.</summary>
    public static void Handle(AddRoleToInstanceProfile request, InstanceProfile profile, Role role, Draft draft) =>
        draft.Put(profile.RoleName is null ? profile with { RoleName = role.RoleName } : throw IamErrors.QuotaExceeded("InstanceSessionsPerInstanceProfile", 1));
}
