namespace ScsLabs.Services.Iam;

/// <summary>Lists the SSH public keys of a user; without a name, of the caller. There are none: no operation that creates one is emulated.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, ListSSHPublicKeys.</remarks>
[Operation<IamApi>]
public sealed record ListSSHPublicKeys(
    [Target<User>, Length(1, 64), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the SSH public keys.</summary>
    public sealed record Result(IReadOnlyList<SSHPublicKeyMetadata> SSHPublicKeys, [Spread] PageEnd Page);

    /// <summary>Lists the SSH public keys.</summary>
    internal static Result Handle(ListSSHPublicKeys request, Reference<User> user, Call call)
    {
        CredentialOwner.Of(user, call);
        return new([], PageEnd.OfNone(request.Page));
    }
}

/// <summary>An SSH public key without its body.</summary>
public sealed record SSHPublicKeyMetadata(string UserName, string SSHPublicKeyId, AccessKeyStatus Status, DateTimeOffset UploadDate);
