namespace ScsLabs.Services.Iam;

/// <summary>Activates or deactivates an access key of a user; without a name, of the caller.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, ValidationError. Source: IAM API Reference, UpdateAccessKey.</remarks>
[Operation<IamApi>]
public sealed record UpdateAccessKey(
    [Length(16, 128), Pattern(Form.KeyId)] string AccessKeyId,
    AccessKeyStatus Status,
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>Sets the status of the access key.</summary>
    internal static void Handle(UpdateAccessKey request, Reference<User> user, Call call, Draft draft)
    {
        if (request.Status is AccessKeyStatus.Expired)
        {
            throw IamErrors.InvalidInput("An access key can be made Active or Inactive.");
        }

        draft.Put(CredentialOwner.Of(user, call).Key(request.AccessKeyId, draft) with { Status = request.Status });
    }
}
