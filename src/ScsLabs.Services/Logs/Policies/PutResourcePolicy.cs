using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Logs;

/// <summary>Puts a policy by which AWS's services may write to the log groups of the account in the Region.</summary>
/// <remarks>
/// Errors: InvalidParameterException, LimitExceededException. Policies of a single group aren't emulated.
/// Sources: CloudWatch Logs API Reference, PutResourcePolicy; User Guide, quotas.
/// </remarks>
[Operation<LogsApi>]
public sealed record PutResourcePolicy(
    [Wire("policyName")] string? PolicyName = null,
    [Wire("policyDocument"), Length(1, 51_200)] string? PolicyDocument = null)
{
    /// <summary>The maximum number of policies of an account in a Region.</summary>
    private const int Most = 10;

    /// <summary>The maximum number of characters of a policy that isn't a single group's.</summary>
    private const int MostCharacters = 5120;

    /// <summary>The policy.</summary>
    public sealed record Result([Wire("resourcePolicy")] ResourcePolicy ResourcePolicy);

    /// <summary>Asks on no group in particular.</summary>
    internal static IEnumerable<Ask> Asks(PutResourcePolicy request, Call call) => [LogGroupRow.AskForAny("logs:PutResourcePolicy", call)];

    /// <summary>Puts the policy.</summary>
    internal static Result Handle(PutResourcePolicy request, Call call, Draft draft)
    {
        var name = request.PolicyName is { Length: > 0 } given ? given : throw LogsErrors.Invalid("Policy name is required.");
        var row = new LogPolicyRow { Place = call.Place, Name = name, Policy = Read(request.PolicyDocument ?? throw LogsErrors.Invalid("Policy document is required."), draft), UpdatedAt = call.Timestamp };
        draft.Put(row);
        return draft.Count<LogPolicyRow>(call.Place) > Most ? throw LogsErrors.LimitExceeded() : new(ResourcePolicy.Of(row, draft));
    }

    private static PolicyDocument Read(string json, WorldView view)
    {
        if (json.Length > MostCharacters)
        {
            throw LogsErrors.LimitExceeded();
        }

        try
        {
            return StoredPrincipals.Store(Policy.PolicyDocument.Parse(json, PolicyKind.Resource), view, static principal => LogsErrors.Invalid($"Invalid principal in the policy document: {principal}"));
        }
        catch (PolicyFormatException malformed)
        {
            throw LogsErrors.Invalid($"Invalid policy document: {malformed.Message}");
        }
    }
}

/// <summary>A resource policy in an answer.</summary>
public sealed record ResourcePolicy(
    [Wire("policyName")] string PolicyName,
    [Wire("policyDocument")] string PolicyDocument,
    [Wire("lastUpdatedTime")] long LastUpdatedTime,
    [Wire("policyScope")] PolicyScope PolicyScope)
{
    /// <summary>Shows a policy.</summary>
    internal static ResourcePolicy Of(LogPolicyRow row, WorldView view) => new(row.Name, StoredPrincipals.Show(row.Policy, view).Json, row.UpdatedAt.ToUnixTimeMilliseconds(), PolicyScope.Account);
}

/// <summary>What a resource policy decides on.</summary>
[NotEmulated("RESOURCE")]
public enum PolicyScope
{
    /// <summary>All log groups of the account in the Region.</summary>
    [Wire("ACCOUNT")]
    Account,
}
