namespace ScsLabs.Services.Logs;

/// <summary>Shows the resource policies of the account in the Region.</summary>
/// <remarks>Errors: InvalidParameterException. Source: CloudWatch Logs API Reference, DescribeResourcePolicies.</remarks>
[Operation<LogsApi>]
public sealed record DescribeResourcePolicies(
    [Wire("nextToken"), Length(1, int.MaxValue)] string? NextToken = null,
    [Wire("limit"), Range(1, 50)] int? Limit = null,
    [Wire("policyScope")] PolicyScope? PolicyScope = null)
{
    /// <summary>A page of the policies.</summary>
    public sealed record Result([Wire("resourcePolicies")] IReadOnlyList<ResourcePolicy> ResourcePolicies, [Wire("nextToken")] string? NextToken);

    /// <summary>Asks on no group in particular.</summary>
    internal static IEnumerable<Ask> Asks(DescribeResourcePolicies request, Call call) => [LogGroupRow.AskForAny("logs:DescribeResourcePolicies", call)];

    /// <summary>Shows the policies.</summary>
    internal static Result Handle(DescribeResourcePolicies request, Call call)
    {
        var page = Page.Of(from => call.View.From<LogPolicyRow>(call.Place, from), request.NextToken, request.Limit ?? DescribeLogGroups.PageSize, policy => policy.Name, LogsErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(policy => ResourcePolicy.Of(policy, call.View))], page.Next);
    }
}
