namespace ScsLabs.Services.Events;

/// <summary>Lists the targets of a rule.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException. Source: EventBridge API Reference, ListTargetsByRule.</remarks>
[Operation<EventsApi>]
public sealed record ListTargetsByRule(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Rule,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null,
    [Length(1, 2048)] string? NextToken = null,
    [Range(1, 100)] int? Limit = null)
{
    /// <summary>A page of the targets.</summary>
    public sealed record Result(IReadOnlyList<Target> Targets, string? NextToken);

    /// <summary>Asks on the rule.</summary>
    internal static IEnumerable<Ask> Asks(ListTargetsByRule request, Call call) => [EventRule.Of(request.Rule, request.EventBusName, call).Ask("events:ListTargetsByRule")];

    /// <summary>Lists the targets.</summary>
    internal static Result Handle(ListTargetsByRule request, Call call)
    {
        var targets = EventRule.Existing(request.Rule, request.EventBusName, call).Targets;
        var page = Page.Of(from => call.View.From<EventTarget>(targets, from), request.NextToken, request.Limit ?? ListRules.PageSize, target => target.Id, EventsErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(target => target.Settings)], page.Next);
    }
}
