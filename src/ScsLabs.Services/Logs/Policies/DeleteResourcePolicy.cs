namespace ScsLabs.Services.Logs;

/// <summary>Deletes a resource policy.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterException. Source: CloudWatch Logs API Reference, DeleteResourcePolicy.</remarks>
[Operation<LogsApi>]
public sealed record DeleteResourcePolicy([Wire("policyName")] string? PolicyName = null)
{
    /// <summary>Asks on no group in particular.</summary>
    internal static IEnumerable<Ask> Asks(DeleteResourcePolicy request, Call call) => [LogGroupRow.AskForAny("logs:DeleteResourcePolicy", call)];

    /// <summary>Deletes the policy.</summary>
    internal static void Handle(DeleteResourcePolicy request, Call call, Draft draft)
    {
        var name = request.PolicyName ?? throw LogsErrors.Invalid("Policy name is required.");
        draft.Remove(draft.Find<LogPolicyRow>(call.Place, name) ?? throw LogsErrors.NoSuchPolicy(name));
    }
}
