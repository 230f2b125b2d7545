namespace ScsLabs.Services.Iam;

/// <summary>Deletes a group that has neither members nor policies.</summary>
/// <remarks>Errors: NoSuchEntity, DeleteConflict. Source: IAM API Reference, DeleteGroup.</remarks>
[Operation<IamApi>]
public sealed record DeleteGroup([Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName)
{
    /// <summary>Deletes the group.</summary>
    internal static void Handle(DeleteGroup request, Group group, Draft draft)
    {
        group.RequireNoPolicies();
        if (group.Members(draft).Any())
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must remove users from group first.");
        }

        draft.Remove(group);
    }
}
