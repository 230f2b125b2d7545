using ScsLabs.Services.Iam;
using Tag = ScsLabs.Services.Iam.Tag;

namespace ScsLabs.Services.Sts;

/// <summary>Creates temporary credentials for a federated user: with the caller's permissions, limited by the policies in the request.</summary>
/// <remarks>Errors: MalformedPolicyDocument, PackedPolicyTooLarge, InvalidParameterValue. Source: STS API Reference, GetFederationToken.</remarks>
[Operation<StsApi>]
public sealed record GetFederationToken(
    [Length(2, 32), Pattern(StsForm.Name)] string Name,
    [Length(1, 2048), Pattern(Form.Document)] string? Policy = null,
    IReadOnlyList<PolicyDescriptorType>? PolicyArns = null,
    [Range(900, 129600)] int? DurationSeconds = null,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The credentials, and the federated user that they belong to.</summary>
    public sealed record Result(Credentials Credentials, FederatedUser FederatedUser, int? PackedPolicySize);

    /// <summary>Asks on the federated user's ARN; tags are asked for separately.</summary>
    internal static IEnumerable<Ask> Asks(GetFederationToken request, Call call)
    {
        var ask = new Ask("sts:GetFederationToken", ArnOf(request, call)) { Conditions = GetFederationTokenOperation.Conditions(request) };
        yield return ask;
        if (request.Tags is { Count: > 0 })
        {
            yield return ask with { Action = "sts:TagSession" };
        }
    }

    /// <summary>Creates the session.</summary>
    internal static Result Handle(GetFederationToken request, Call call, Draft draft)
    {
        var caller = call.Caller.Principal;
        var session = SessionCredentials.Make(
            call,
            SessionKind.GetFederationToken,
            new(PrincipalKind.FederatedUser, ArnOf(request, call), call.Account) { IssuerArn = caller.Name, UniqueId = caller.UniqueId },
            $"{call.Account}:{request.Name}",
            SessionCredentials.LongTermDuration(request.DurationSeconds, caller)) with
        {
            Policies = SessionPolicies.Of(request.Policy, request.PolicyArns, call.GlobalPlace, draft) ?? SessionPolicies.Nothing,
            Tags = SessionTags.Of(request.Tags, caller: null),
        };
        var packed = SessionPolicies.PackedSize(session.Policies == SessionPolicies.Nothing ? null : session.Policies, session.Tags);
        draft.Put(session);
        return new(Credentials.Of(session), new(session.UserId, session.Principal.Name), packed);
    }

    private static string ArnOf(GetFederationToken request, Call call) => $"arn:aws:sts::{call.Account}:federated-user/{request.Name}";
}

/// <summary>The federated user that credentials belong to.</summary>
public sealed record FederatedUser(string FederatedUserId, string Arn);
