namespace ScsLabs.Services.Iam;

/// <summary>Deletes an access key.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, DeleteAccessKey.</remarks>
[Operation<IamApi>]
public sealed record DeleteAccessKey(
    [Length(16, 128), Pattern(Form.KeyId)] string AccessKeyId,
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>Deletes the access key.</summary>
    internal static void Handle(DeleteAccessKey request, User user, Draft draft) => draft.Remove(user.Key(request.AccessKeyId, draft));
}
