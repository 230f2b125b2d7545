namespace ScsLabs.Services.Iam;

/// <summary>Deletes a user that has no access keys, groups or policies.</summary>
/// <remarks>Errors: NoSuchEntity, DeleteConflict. Source: IAM API Reference, DeleteUser.</remarks>
[Operation<IamApi>]
public sealed record DeleteUser([Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName)
{
    /// <summary>Deletes the user.</summary>
    internal static void Handle(DeleteUser request, User user, Draft draft)
    {
        user.RequireNoPolicies();
        if (CredentialOwner.Of(user).Keys(draft).Any())
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must delete access keys first.");
        }

        if (!user.Groups.IsEmpty)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must remove users from group first.");
        }

        draft.Remove(user);
    }
}
