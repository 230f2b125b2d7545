using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Iam;

/// <summary>Renames a user or moves it to another path. Its keys, policies, groups and unique id are kept.</summary>
/// <remarks>Errors: NoSuchEntity, EntityAlreadyExists. Source: IAM API Reference, UpdateUser.</remarks>
[Operation<IamApi>]
public sealed record UpdateUser(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [Length(1, 512), Pattern(Form.Path)] string? NewPath = null,
    [Length(1, 64), Pattern(Form.Name)] string? NewUserName = null)
{
    /// <summary>Asks on the user's current ARN and on its new one.</summary>
    internal static IEnumerable<Ask> Asks(UpdateUser request, Reference<User> user, Call call)
    {
        yield return user.Ask("iam:UpdateUser");
        if (User.ArnOf(call.Account, request.NewPath ?? user.Row?.Path ?? "/", request.NewUserName ?? request.UserName) is var target && target != user.Arn)
        {
            yield return new("iam:UpdateUser", target);
        }
    }

    /// <summary>Renames or moves the user, and updates its access keys and sessions.</summary>
    internal static void Handle(UpdateUser request, User user, Draft draft)
    {
        var renamed = user with { UserName = request.NewUserName ?? user.UserName, Path = request.NewPath ?? user.Path };
        if (!renamed.UserName.Equals(user.UserName, StringComparison.OrdinalIgnoreCase))
        {
            User.RequireNew(renamed.UserName, draft, user.Account);
        }

        draft.Remove(user);
        draft.Put(renamed);
        foreach (var key in CredentialOwner.Of(user).Keys(draft).ToList())
        {
            draft.Put(key with { Owner = CredentialOwner.Of(renamed) });
        }

        foreach (var session in draft.All(Session.ByPrincipal, user.UniqueId).ToList())
        {
            draft.Put(session with { Principal = session.Principal.Kind is PrincipalKind.User ? session.Principal with { Name = renamed.Arn } : session.Principal with { IssuerArn = renamed.Arn } });
        }
    }
}
