namespace ScsLabs.Services.Iam;

/// <summary>Deletes an access key of a user; without a name, of the caller.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, DeleteAccessKey.</remarks>
[Operation<IamApi>]
public sealed record DeleteAccessKey(
    [Length(16, 128), Pattern(Form.KeyId)] string AccessKeyId,
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>Deletes the access key.</summary>
    internal static void Handle(DeleteAccessKey request, Reference<User> user, Call call, Draft draft) => draft.Remove(CredentialOwner.Of(user, call).Key(request.AccessKeyId, draft));
}
