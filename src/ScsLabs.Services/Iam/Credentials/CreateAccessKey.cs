using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Iam;

/// <summary>Creates an access key of a user, two at most; without a name, of the caller.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, ValidationError. Source: IAM API Reference, CreateAccessKey.</remarks>
[Operation<IamApi>]
public sealed record CreateAccessKey([Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>The access key. Its secret is returned only once.</summary>
    public sealed record Result(CreatedAccessKey AccessKey);

    /// <summary>Creates the access key.</summary>
    internal static Result Handle(CreateAccessKey request, Reference<User> user, Call call, Draft draft)
    {
        var owner = CredentialOwner.Of(user, call);
        if (owner.Keys(draft).Count() >= Quotas.AccessKeysPerUser)
        {
            throw IamErrors.QuotaExceeded("AccessKeysPerUser", Quotas.AccessKeysPerUser);
        }

        var key = new AccessKey
        {
            AccessKeyId = call.Ids.Unique("AKIA", 20),
            SecretAccessKey = SessionCredentials.Secret(),
            Owner = owner,
            Status = AccessKeyStatus.Active,
            CreateDate = call.Timestamp,
        };
        draft.Put(key);
        return new(new(owner.UserName, key.AccessKeyId, key.Status, key.SecretAccessKey, key.CreateDate));
    }
}

/// <summary>An access key as CreateAccessKey returns it.</summary>
public sealed record CreatedAccessKey(string? UserName, string AccessKeyId, AccessKeyStatus Status, [Sensitive] string SecretAccessKey, DateTimeOffset CreateDate);
