namespace ScsLabs.Services.Events;

/// <summary>Lists the rules of an event bus.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException. Source: EventBridge API Reference, ListRules.</remarks>
[Operation<EventsApi>, AnyResource]
public sealed record ListRules(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string? NamePrefix = null,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null,
    [Length(1, 2048)] string? NextToken = null,
    [Range(1, 100)] int? Limit = null)
{
    /// <summary>The number of items of a page where the request names none.</summary>
    internal const int PageSize = 100;

    /// <summary>A page of the rules.</summary>
    public sealed record Result(IReadOnlyList<Rule> Rules, string? NextToken);

    /// <summary>Lists the rules.</summary>
    internal static Result Handle(ListRules request, Call call)
    {
        var (rules, prefix) = (EventBus.Own(request.EventBusName, call).OrNotFound(call).Rules, request.NamePrefix ?? "");
        var page = Page.Of(
            from => call.View.From<EventRule>(rules, string.CompareOrdinal(from, prefix) > 0 ? from : prefix).TakeWhile(rule => rule.Name.StartsWith(prefix, StringComparison.Ordinal)),
            request.NextToken,
            request.Limit ?? PageSize,
            rule => rule.Name,
            EventsErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(Rule.Of)], page.Next);
    }
}
