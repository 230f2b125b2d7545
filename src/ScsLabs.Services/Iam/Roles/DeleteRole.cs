namespace ScsLabs.Services.Iam;

/// <summary>Deletes a role that has no policies and is in no instance profile.</summary>
/// <remarks>Errors: NoSuchEntity, DeleteConflict. Source: IAM API Reference, DeleteRole.</remarks>
[Operation<IamApi>]
public sealed record DeleteRole([Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName)
{
    /// <summary>Deletes the role.</summary>
    internal static void Handle(DeleteRole request, Role role, Draft draft)
    {
        role.RequireNoPolicies();
        if (role.InstanceProfiles(draft).Any())
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        draft.Remove(role);
    }
}
