namespace ScsLabs.Services.Events;

/// <summary>Adds targets to a rule, or replaces those with the same ids.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, ValidationException. Source: EventBridge API Reference, PutTargets.</remarks>
[Operation<EventsApi>]
public sealed record PutTargets(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Rule,
    [Length(1, 100)] IReadOnlyList<Target> Targets,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null)
{
    /// <summary>The maximum number of targets of a rule. Source: EventBridge User Guide, quotas.</summary>
    private const int Most = 5;

    /// <summary>The targets that weren't put.</summary>
    public sealed record Result(int FailedEntryCount, IReadOnlyList<FailedTarget> FailedEntries);

    /// <summary>Asks on the rule, with the targets, and asks to pass their roles.</summary>
    internal static IEnumerable<Ask> Asks(PutTargets request, Call call)
    {
        var rule = EventRule.Of(request.Rule, request.EventBusName, call);
        yield return rule.Ask("events:PutTargets", [new("events:TargetArn", [.. request.Targets.Select(target => target.Arn)])]);
        foreach (var role in request.Targets.Select(target => target.RoleArn).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return TargetRole.Pass(role, rule.Arn, call);
        }
    }

    /// <summary>Puts the targets.</summary>
    internal static Result Handle(PutTargets request, Call call, Draft draft)
    {
        var rule = EventRule.Existing(request.Rule, request.EventBusName, call);
        foreach (var target in request.Targets)
        {
            TargetKinds.Require(target, rule);
            TargetInput.Require(target);
            draft.Put(new EventTarget { Place = rule.Targets, BusName = rule.BusName, RuleName = rule.Name, Settings = target });
        }

        return draft.Count<EventTarget>(rule.Targets) > Most ? throw EventsErrors.LimitExceeded() : new(0, []);
    }
}
