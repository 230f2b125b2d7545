namespace ScsLabs.Services.Events;

/// <summary>Removes targets of a rule.</summary>
/// <remarks>Errors: ResourceNotFoundException; of a target that isn't there, in the answer. Source: EventBridge API Reference, RemoveTargets.</remarks>
[Operation<EventsApi>]
public sealed record RemoveTargets(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Rule,
    [Length(1, 100), Items(1, 64, Pattern = @"[\.\-_A-Za-z0-9]+")] IReadOnlyList<string> Ids,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null,
    bool? Force = null)
{
    /// <summary>The targets that weren't removed.</summary>
    public sealed record Result(int FailedEntryCount, IReadOnlyList<FailedTarget> FailedEntries);

    /// <summary>Asks on the rule.</summary>
    internal static IEnumerable<Ask> Asks(RemoveTargets request, Call call) => [EventRule.Of(request.Rule, request.EventBusName, call).Ask("events:RemoveTargets")];

    /// <summary>Removes the targets.</summary>
    internal static Result Handle(RemoveTargets request, Call call, Draft draft)
    {
        var rule = EventRule.Existing(request.Rule, request.EventBusName, call);
        var failed = new List<FailedTarget>();
        foreach (var id in request.Ids)
        {
            if (draft.Find<EventTarget>(rule.Targets, id) is { } target)
            {
                draft.Remove(target);
            }
            else
            {
                failed.Add(new(id, "ResourceNotFoundException", $"Rule {rule.Name} does not have a target with the Id {id}."));
            }
        }

        return new(failed.Count, failed);
    }
}
