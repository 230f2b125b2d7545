using ScsLabs.Events;
using ScsLabs.Events.Patterns;
using ScsLabs.Events.Schedules;

namespace ScsLabs.Services.Events;

/// <summary>Creates a rule, or replaces all of it but its targets and tags.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidEventPatternException, LimitExceededException, ValidationException. Source: EventBridge API Reference, PutRule.</remarks>
[Operation<EventsApi>]
public sealed record PutRule(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Name,
    [Length(0, 256)] string? ScheduleExpression = null,
    [Length(0, 4096)] string? EventPattern = null,
    RuleState? State = null,
    [Length(0, 512)] string? Description = null,
    [Length(1, 1600)] string? RoleArn = null,
    [RequestTags] IReadOnlyList<Tag>? Tags = null,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null)
{
    /// <summary>The maximum number of rules of a bus. Source: EventBridge User Guide, quotas.</summary>
    private const int Most = 300;

    /// <summary>The rule's ARN.</summary>
    public sealed record Result(string RuleArn);

    /// <summary>Asks on the rule, with what its pattern names, and asks to tag it and to pass its role where the request does.</summary>
    internal static IEnumerable<Ask> Asks(PutRule request, Call call)
    {
        var rule = EventRule.Of(request.Name, request.EventBusName, call);
        yield return rule.Ask("events:PutRule", [new("events:creatorAccount", call.Account.ToString()), .. PatternKeys.Of(request.EventPattern), .. PutRuleOperation.Conditions(request)]);
        if (request.Tags is { Count: > 0 })
        {
            yield return rule.Ask("events:TagResource", PutRuleOperation.Conditions(request));
        }

        if (request.RoleArn is { } role)
        {
            yield return TargetRole.Pass(role, rule.Arn, call);
        }
    }

    /// <summary>Puts the rule.</summary>
    internal static Result Handle(PutRule request, Call call, Draft draft)
    {
        var bus = EventBus.Own(request.EventBusName, call).OrNotFound(call);
        var (pattern, schedule) = (request.EventPattern is { Length: > 0 } json ? Read(json) : null, request.ScheduleExpression is { Length: > 0 } expression ? expression : null);
        if (pattern is null && schedule is null)
        {
            throw EventsErrors.Validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }

        if (schedule is not null)
        {
            RequireSchedule(schedule, bus);
        }

        TargetRole.Require(request.RoleArn);
        var before = draft.Find<EventRule>(bus.Rules, request.Name);
        if (before is null && draft.Count<EventRule>(bus.Rules) >= Most)
        {
            throw EventsErrors.LimitExceeded();
        }

        var rule = new EventRule
        {
            Account = bus.Account,
            Region = bus.Region,
            BusName = bus.Name,
            Name = request.Name,
            Pattern = pattern,
            ScheduleExpression = schedule,
            State = RuleState.Disabled,
            Description = request.Description,
            RoleArn = request.RoleArn,
            TagSet = before?.TagSet ?? EventTags.Rules.Set(EventTags.Rules.None, request.Tags),
        }.In(request.State ?? RuleState.Enabled, call.Timestamp);
        draft.Put(rule);
        return new(rule.Arn);
    }

    private static EventPattern? Read(string json)
    {
        try
        {
            return json.AsSpan().Trim() is "{}" ? null : ScsLabs.Events.Patterns.EventPattern.Parse(json);
        }
        catch (InvalidEventPatternException malformed)
        {
            throw EventsErrors.InvalidPattern(malformed.Message);
        }
    }

    private static void RequireSchedule(string expression, EventBus bus)
    {
        try
        {
            Schedule.Parse(expression);
        }
        catch (EventsValidationException malformed)
        {
            throw EventsErrors.Validation(malformed.Message);
        }

        if (bus.Name != EventBus.Default)
        {
            throw EventsErrors.Validation("ScheduleExpression is supported only on the default event bus.");
        }
    }
}
