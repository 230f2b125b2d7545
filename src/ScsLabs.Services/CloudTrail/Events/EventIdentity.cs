using System.Text.Json;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.CloudTrail;

/// <summary>Writes who called: an event's <c>userIdentity</c>.</summary>
/// <remarks>Source: CloudTrail User Guide, "CloudTrail userIdentity element".</remarks>
internal static class EventIdentity
{
    /// <summary>Writes the identity of the caller. To an account that isn't the caller's, it tells the account and the principal's id only.</summary>
    public static void Write(Utf8JsonWriter json, CallEvent happened, AccountId recipient)
    {
        var (principal, caller) = (happened.Caller.Principal, happened.Caller);
        json.WriteStartObject("userIdentity");
        if (principal.Kind is PrincipalKind.Service)
        {
            json.WriteString("type", "AWSService");
        }
        else if (principal.Account is not { } account || account != recipient)
        {
            json.WriteString("type", "AWSAccount");
            json.WriteString("principalId", principal.Account is null ? "" : IdOf(happened));
            json.WriteString("accountId", principal.Account?.ToString() ?? "ANONYMOUS_PRINCIPAL");
        }
        else
        {
            json.WriteString("type", principal.Kind switch
            {
                PrincipalKind.Root => "Root",
                PrincipalKind.User => "IAMUser",
                PrincipalKind.FederatedUser => "FederatedUser",
                PrincipalKind.Role => "Role",
                _ => "AssumedRole",
            });
            json.WriteString("principalId", IdOf(happened));
            json.WriteString("arn", principal.Name);
            json.WriteString("accountId", account.ToString());
            if (caller.AccessKeyId is { } key)
            {
                json.WriteString("accessKeyId", key);
            }

            if (principal.Kind is PrincipalKind.User)
            {
                json.WriteString("userName", Last(principal.Name));
            }

            WriteSession(json, principal, happened.Session);
        }

        if (InvokedBy(caller) is { } service)
        {
            json.WriteString("invokedBy", service);
        }

        json.WriteEndObject();
    }

    /// <summary>The service that made the call, for itself or for its caller; null where the caller made it.</summary>
    public static string? InvokedBy(Caller caller) => caller.Principal.Kind is PrincipalKind.Service ? caller.Principal.Name : caller.CalledVia is { Count: > 0 } via ? via[^1] : null;

    /// <summary>The name that events are looked up by: a user's, a session's, or <c>root</c>; null for services and anonymous callers, and to an account that isn't the caller's.</summary>
    public static string? UserName(CallEvent happened, AccountId recipient) => happened.Caller.Principal switch
    {
        var principal when principal.Account != recipient => null,
        { Kind: PrincipalKind.Root } => "root",
        { Kind: PrincipalKind.Service or PrincipalKind.Anonymous } => null,
        var principal => Last(principal.Name),
    };

    /// <summary>The access key that signed; null for none, and to an account that isn't the caller's.</summary>
    public static string? AccessKeyId(CallEvent happened, AccountId recipient) => happened.Caller.Principal.Account == recipient ? happened.Caller.AccessKeyId : null;

    /// <summary>The principal's id: a user's is unique, a session's has its name besides, root's is the account.</summary>
    private static string IdOf(CallEvent happened)
    {
        var principal = happened.Caller.Principal;
        return happened.Session is { Kind: not SessionKind.GetSessionToken } session ? session.UserId
            : principal.Kind is PrincipalKind.AssumedRole ? $"{principal.UniqueId}:{Last(principal.Name)}"
            : principal.UniqueId ?? principal.Account.ToString()!;
    }

    private static void WriteSession(Utf8JsonWriter json, Principal principal, Session? session)
    {
        if (session is null && principal.Kind is not PrincipalKind.AssumedRole)
        {
            return;
        }

        json.WriteStartObject("sessionContext");
        if (principal.IssuerArn is { } issuer)
        {
            json.WriteStartObject("sessionIssuer");
            json.WriteString("type", principal.Kind is PrincipalKind.AssumedRole ? "Role" : issuer.EndsWith(":root", StringComparison.Ordinal) ? "Root" : "IAMUser");
            json.WriteString("principalId", principal.UniqueId ?? principal.Account.ToString());
            json.WriteString("arn", issuer);
            json.WriteString("accountId", principal.Account.ToString());
            json.WriteString("userName", Last(issuer));
            json.WriteEndObject();
        }

        if (session is not null)
        {
            json.WriteStartObject("attributes");
            json.WriteString("creationDate", EventJson.Time(session.IssuedAt));
            json.WriteString("mfaAuthenticated", "false");
            json.WriteEndObject();
            if (session.SourceIdentity is { } identity)
            {
                json.WriteString("sourceIdentity", identity);
            }

            if (session.Delivery is { } delivery)
            {
                json.WriteString("ec2RoleDelivery", delivery.Version);
            }
        }

        json.WriteEndObject();
    }

    private static string Last(string arn) => arn[(arn.AsSpan().LastIndexOfAny('/', ':') + 1)..];
}
