namespace ScsLabs.Services.Events;

/// <summary>Lists the names of the rules of an event bus that send to a target.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException. Source: EventBridge API Reference, ListRuleNamesByTarget.</remarks>
[Operation<EventsApi>, AnyResource]
public sealed record ListRuleNamesByTarget(
    [Length(1, 1600)] string TargetArn,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null,
    [Length(1, 2048)] string? NextToken = null,
    [Range(1, 100)] int? Limit = null)
{
    /// <summary>A page of the names.</summary>
    public sealed record Result(IReadOnlyList<string> RuleNames, string? NextToken);

    /// <summary>Lists the names.</summary>
    internal static Result Handle(ListRuleNamesByTarget request, Call call)
    {
        var bus = EventBus.Own(request.EventBusName, call).OrNotFound(call);
        var names = call.View.All(EventTarget.ByArn, (bus.Rules, request.TargetArn)).Select(target => target.RuleName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var page = Page.Of(names, request.NextToken, request.Limit ?? ListRules.PageSize, name => name, EventsErrors.InvalidNextToken, call);
        return new(page.Items, page.Next);
    }
}
