namespace ScsLabs.Services.Iam;

/// <summary>Deletes an instance profile that contains no role.</summary>
/// <remarks>Errors: NoSuchEntity, DeleteConflict. Source: IAM API Reference, DeleteInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record DeleteInstanceProfile([Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName)
{
    /// <summary>Deletes the instance profile.</summary>
    internal static void Handle(DeleteInstanceProfile request, InstanceProfile profile, Draft draft)
    {
        if (profile.RoleName is not null)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        draft.Remove(profile);
    }
}
