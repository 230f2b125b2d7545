using ScsLabs.Services.Iam;
using Tag = ScsLabs.Services.Iam.Tag;

namespace ScsLabs.Services.Sts;

/// <summary>Creates temporary credentials for a role.</summary>
/// <remarks>Errors: AccessDenied, ValidationError, MalformedPolicyDocument, PackedPolicyTooLarge, InvalidParameterValue. Source: STS API Reference, AssumeRole.</remarks>
[Operation<StsApi>]
public sealed record AssumeRole(
    [Target<Role>(By = nameof(Role.ByArn)), Length(20, 2048), Pattern(StsForm.Arn)] string RoleArn,
    [ConditionKey("sts:RoleSessionName"), Length(2, 64), Pattern(StsForm.Name)] string RoleSessionName,
    [Range(900, 43200)] int? DurationSeconds = null,
    [ConditionKey("sts:ExternalId"), Length(2, 1224), Pattern(@"[\w+=,.@:\/-]*")] string? ExternalId = null,
    IReadOnlyList<PolicyDescriptorType>? PolicyArns = null,
    [Length(1, int.MaxValue), Pattern(Form.Document)] string? Policy = null,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null,
    [ConditionKey("sts:TransitiveTagKeys"), Length(0, 50), Items(1, 128, Pattern = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")] IReadOnlyList<string>? TransitiveTagKeys = null,
    [Length(2, 64), Pattern(StsForm.Name)] string? SourceIdentity = null)
{
    private const int DefaultDuration = 3600;
    private const int MostWhenChained = 3600;

    /// <summary>The credentials, and the session that they belong to.</summary>
    public sealed record Result(Credentials Credentials, AssumedRoleUser AssumedRoleUser, int? PackedPolicySize, string? SourceIdentity);

    /// <summary>Asks the role's trust policy; refusals don't say why. A role that doesn't exist is refused with the same text.</summary>
    /// <remarks>Tags and a source identity are asked for separately, including those inherited in role chaining.</remarks>
    internal static IEnumerable<Ask> Asks(AssumeRole request, Reference<Role> role, Call call)
    {
        if (call.Caller.Principal.Kind is PrincipalKind.Root)
        {
            throw StsErrors.AccessDenied("Roles may not be assumed by root accounts.");
        }

        if (!Role.IsArn(request.RoleArn))
        {
            throw StsErrors.Invalid("Request ARN is invalid");
        }

        var caller = CallerRows.SessionOf(call);
        var identity = SourceIdentityOf(request, caller);
        IReadOnlyList<Condition> ofIdentity = identity is null ? [] : [new("sts:SourceIdentity", identity)];
        var ask = role.Ask("sts:AssumeRole", [.. AssumeRoleOperation.Conditions(request), .. ofIdentity]);
        yield return ask;
        if (request.Tags is { Count: > 0 } || SessionTags.Inherited(caller).Any())
        {
            yield return ask with { Action = "sts:TagSession", Conditions = SessionTags.Conditions(request.Tags, request.TransitiveTagKeys) };
        }

        if (identity is not null)
        {
            yield return ask with { Action = "sts:SetSourceIdentity", Conditions = ofIdentity };
        }
    }

    /// <summary>Creates the session.</summary>
    internal static Result Handle(AssumeRole request, Role? found, Call call, Draft draft)
    {
        var role = found ?? throw new InvalidOperationException("An absent role has no trust policy that could allow.");
        var caller = CallerRows.SessionOf(call);
        var duration = request.DurationSeconds ?? DefaultDuration;
        if (caller?.Kind is SessionKind.AssumeRole && duration > MostWhenChained)
        {
            throw StsErrors.Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        // A role's maximum doesn't limit services. Source: IAM User Guide, "Update the maximum session duration for a role".
        if (duration > role.MaxSessionDuration && call.Caller.Principal.Kind is not PrincipalKind.Service)
        {
            throw StsErrors.Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        var arn = $"arn:aws:sts::{role.Account}:assumed-role/{role.RoleName}/{request.RoleSessionName}";
        var session = SessionCredentials.Make(
            call,
            SessionKind.AssumeRole,
            new(PrincipalKind.AssumedRole, arn, role.Account) { IssuerArn = role.Arn, UniqueId = role.UniqueId },
            $"{role.UniqueId}:{request.RoleSessionName}",
            TimeSpan.FromSeconds(duration)) with
        {
            Policies = SessionPolicies.Of(request.Policy, request.PolicyArns, role.Place, draft),
            Tags = SessionTags.Of(request.Tags, caller),
            TransitiveTagKeys = SessionTags.TransitiveKeys(request.TransitiveTagKeys, request.Tags, caller),
            SourceIdentity = SourceIdentityOf(request, caller),
            OnBehalfOf = call.Caller.SourceArn,
        };
        var packed = SessionPolicies.PackedSize(session.Policies, session.Tags);
        draft.Put(session);
        return new(Credentials.Of(session), new(session.UserId, arn), packed, session.SourceIdentity);
    }

    /// <summary>The source identity, which role chaining can't change.</summary>
    private static string? SourceIdentityOf(AssumeRole request, Session? caller) =>
        caller?.SourceIdentity is not { } handedOn ? request.SourceIdentity
        : request.SourceIdentity is null || request.SourceIdentity == handedOn ? handedOn
        : throw StsErrors.AccessDenied("The source identity of a session can't be changed.");
}

/// <summary>The session that a role's credentials belong to.</summary>
public sealed record AssumedRoleUser(string AssumedRoleId, string Arn);
