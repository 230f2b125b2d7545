namespace ScsLabs.Services.Iam;

/// <summary>Reads a user; without a name, the caller.</summary>
/// <remarks>Errors: NoSuchEntity, ValidationError. Source: IAM API Reference, GetUser.</remarks>
[Operation<IamApi>]
public sealed record GetUser([Target<User>, Length(1, 128), Pattern(Form.Name)] string? UserName = null)
{
    /// <summary>The user.</summary>
    public sealed record Result(UserView User);

    /// <summary>Reads the user. A root user has no row and is described by its name, account id and ARN.</summary>
    internal static Result Handle(GetUser request, Reference<User> user, Call call) =>
        new(request.UserName is null && call.Caller.Principal.Kind is PrincipalKind.Root
            ? new() { Path = "/", UserName = user.Name, UserId = call.Account.ToString(), Arn = user.Arn, CreateDate = DateTimeOffset.UnixEpoch }
            : UserView.Of(user.OrNotFound(call)));
}
