using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services;

/// <summary>The current rows of a caller.</summary>
/// <param name="Session">The row of the temporary credentials; null for other callers.</param>
/// <param name="Identity">The user or role behind the caller; null for other callers, and for one that was deleted, or deleted and created again.</param>
/// <param name="IsGone">Whether the user, role, session or key was deleted since the signature was verified.</param>
internal readonly record struct CallerRows(Session? Session, IPrincipalIdentity? Identity, bool IsGone)
{
    /// <summary>Finds the rows of a call's caller.</summary>
    public static CallerRows Of(Call call)
    {
        var (session, identity) = (SessionOf(call), IdentityOf(call));
        return new(session, identity, (call.Caller.Principal.UniqueId is not null && identity is null)
            || (call.Caller.AccessKeyId is { } key && session is null && call.View.Find<AccessKey>(Place.Global, key) is null));
    }

    /// <summary>Finds the caller's temporary credentials; null for other callers.</summary>
    public static Session? SessionOf(Call call) =>
        call.Caller.AccessKeyId is { } id ? call.View.Find<Session>(Place.Global, id) : null;

    private static IPrincipalIdentity? IdentityOf(Call call)
    {
        var principal = call.Caller.Principal;
        if (principal.Account is not { } account || !Arn.TryParse(principal.IssuerArn ?? principal.Name, out var arn))
        {
            return null;
        }

        var name = arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..];
        IPrincipalIdentity? identity = arn.Resource.StartsWith("role/", StringComparison.Ordinal)
            ? call.View.Find<Role>(Place.Of(account), name)
            : call.View.Find<User>(Place.Of(account), name);
        return identity?.UniqueId == principal.UniqueId ? identity : null;
    }
}
