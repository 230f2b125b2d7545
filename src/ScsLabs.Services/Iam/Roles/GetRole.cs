namespace ScsLabs.Services.Iam;

/// <summary>Reads a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, GetRole.</remarks>
[Operation<IamApi>]
public sealed record GetRole([Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>The role.</summary>
    public sealed record Result(RoleView Role);

    /// <summary>Reads the role.</summary>
    internal static Result Handle(GetRole request, Call call, Role role) =>
        new(RoleView.Of(role, call.View) with { RoleLastUsed = call.KeyUsage.LastUseOfRole(role.UniqueId) is { } use ? new(use.At, use.Region) : new() });
}
