namespace ScsLabs.Services.Iam;

/// <summary>Deletes the password of a user for the console; without a name, of the caller. There is none: no operation that creates one is emulated.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, DeleteLoginProfile.</remarks>
[Operation<IamApi>]
public sealed record DeleteLoginProfile([Target<User>, Length(1, 64), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>Deletes the password.</summary>
    internal static void Handle(DeleteLoginProfile request, Reference<User> user, Call call)
    {
        CredentialOwner.Of(user, call);
        throw IamErrors.NoSuchEntity($"Login Profile for User {user.Name} cannot be found.");
    }
}
