using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Sts;

/// <summary>Gives temporary credentials of a role.</summary>
/// <remarks>Errors: AccessDenied, ValidationError. Source: STS API Reference, AssumeRole.</remarks>
[Operation<StsApi>]
public sealed record AssumeRole(
    [Length(20, 2048)] string RoleArn,
    [ConditionKey("sts:RoleSessionName"), Length(2, 64), Pattern(@"[\w+=,.@-]*")] string RoleSessionName,
    [Range(900, 43200)] int? DurationSeconds = null,
    [ConditionKey("sts:ExternalId"), Length(2, 1224), Pattern(@"[\w+=,.@:\/-]*")] string? ExternalId = null)
{
    /// <summary>The credentials, and whom they make of the caller.</summary>
    public sealed record Result(Credentials Credentials, AssumedRoleUser AssumedRoleUser);

    /// <summary>The role's trust policy decides. An absent role is refused in the same words.</summary>
    public static IEnumerable<Ask> Asks(AssumeRole request, Call call)
    {
        yield return new("sts:AssumeRole", request.RoleArn, FindRole(request, call)) { Conditions = AssumeRoleOperation.Conditions(request) };
    }

    /// <summary>Makes the session.</summary>
    public static Result Handle(AssumeRole request, Call call, Draft draft)
    {
        var role = FindRole(request, call) ?? throw new InvalidOperationException("An absent role has no trust policy that could allow.");
        var arn = $"arn:aws:sts::{role.Account}:assumed-role/{role.RoleName}/{request.RoleSessionName}";
        var session = SessionCredentials.Make(
            call,
            SessionKind.AssumeRole,
            new(PrincipalKind.AssumedRole, arn, role.Account) { IssuerArn = role.Arn, UniqueId = role.UniqueId },
            $"{role.UniqueId}:{request.RoleSessionName}",
            TimeSpan.FromSeconds(request.DurationSeconds ?? 3600));
        draft.Put(session);
        return new(Credentials.Of(session), new(session.UserId, arn));
    }

    private static Role? FindRole(AssumeRole request, Call call) =>
        Arn.TryParse(request.RoleArn, out var arn) && arn.Service == "iam" && AccountId.TryParse(arn.Account, out var account)
            && call.View.Find<Role>(Place.Of(account), arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..]) is { } role && role.Arn == request.RoleArn
                ? role
                : null;
}

/// <summary>Whom a role's credentials make of their holder.</summary>
public sealed record AssumedRoleUser(string AssumedRoleId, string Arn);
