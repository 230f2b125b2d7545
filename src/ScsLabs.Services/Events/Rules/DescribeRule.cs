namespace ScsLabs.Services.Events;

/// <summary>Shows a rule, without its targets.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: EventBridge API Reference, DescribeRule.</remarks>
[Operation<EventsApi>]
public sealed record DescribeRule(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Name,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null)
{
    /// <summary>The rule.</summary>
    public sealed record Result([Spread] Rule Rule, string CreatedBy);

    /// <summary>Asks on the rule.</summary>
    internal static IEnumerable<Ask> Asks(DescribeRule request, Call call) => [EventRule.Of(request.Name, request.EventBusName, call).Ask("events:DescribeRule")];

    /// <summary>Shows the rule.</summary>
    internal static Result Handle(DescribeRule request, Call call)
    {
        var rule = EventRule.Existing(request.Name, request.EventBusName, call);
        return new(Rule.Of(rule), rule.Account.ToString());
    }
}

/// <summary>A rule as it is shown.</summary>
public sealed record Rule(string Name, string Arn, string? EventPattern, RuleState State, string? Description, string? ScheduleExpression, string? RoleArn, string EventBusName)
{
    internal static Rule Of(EventRule rule) => new(rule.Name, rule.Arn, rule.Pattern?.Json, rule.State, rule.Description, rule.ScheduleExpression, rule.RoleArn, rule.BusName);
}
