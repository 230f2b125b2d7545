namespace ScsLabs.Services.Iam;

/// <summary>Reads the password of a user for the console; without a name, of the caller. There is none: no operation that creates one is emulated.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, GetLoginProfile.</remarks>
[Operation<IamApi>]
public sealed record GetLoginProfile([Target<User>, Length(1, 64), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>The password's dates; the password itself is never returned.</summary>
    public sealed record Result(LoginProfile LoginProfile);

    /// <summary>Reads the password.</summary>
    internal static Result Handle(GetLoginProfile request, Reference<User> user, Call call)
    {
        CredentialOwner.Of(user, call);
        throw IamErrors.NoSuchEntity($"Login Profile for User {user.Name} cannot be found.");
    }
}

/// <summary>The password of a user for the console.</summary>
public sealed record LoginProfile(string UserName, DateTimeOffset CreateDate, bool? PasswordResetRequired);
