namespace ScsLabs.Services.Iam;

/// <summary>Deletes an inline policy of a user.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, DeleteUserPolicy.</remarks>
[Operation<IamApi>]
public sealed record DeleteUserPolicy(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName)
{
    /// <summary>Deletes the inline policy.</summary>
    internal static void Handle(DeleteUserPolicy request, User user, Draft draft) => draft.Put(user.DeletePolicy(request.PolicyName));
}
