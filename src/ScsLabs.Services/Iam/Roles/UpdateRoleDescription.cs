namespace ScsLabs.Services.Iam;

/// <summary>Changes a role's description.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, UpdateRoleDescription.</remarks>
[Operation<IamApi>]
public sealed record UpdateRoleDescription(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(0, 1000), Pattern(Form.Description)] string Description)
{
    /// <summary>The updated role.</summary>
    public sealed record Result(RoleView Role);

    /// <summary>Changes the description.</summary>
    internal static Result Handle(UpdateRoleDescription request, Role role, Draft draft)
    {
        var changed = role with { Description = request.Description };
        draft.Put(changed);
        return new(RoleView.Of(changed, draft));
    }
}
