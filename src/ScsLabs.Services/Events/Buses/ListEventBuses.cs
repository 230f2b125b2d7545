using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Events;

/// <summary>Lists the account's event buses in the Region.</summary>
/// <remarks>Errors: ValidationException. Source: EventBridge API Reference, ListEventBuses.</remarks>
[Operation<EventsApi>, AnyResource]
public sealed record ListEventBuses(
    [Length(1, 256), Pattern(@"[/\.\-_A-Za-z0-9]+")] string? NamePrefix = null,
    [Length(1, 2048)] string? NextToken = null,
    [Range(1, 100)] int? Limit = null)
{
    private const int PageSize = 100;

    /// <summary>A page of the buses.</summary>
    public sealed record Result(IReadOnlyList<EventBusView> EventBuses, string? NextToken);

    /// <summary>Lists the buses.</summary>
    internal static Result Handle(ListEventBuses request, Call call)
    {
        var custom = call.View.All<EventBus>(call.Place).Where(bus => bus.Name != EventBus.Default);
        var page = Page.Of(
            custom.Append(EventBus.Find(call.Place, EventBus.Default, call.View)!).Where(bus => request.NamePrefix is null || bus.Name.StartsWith(request.NamePrefix, StringComparison.Ordinal)).OrderBy(bus => bus.Name, StringComparer.Ordinal),
            request.NextToken,
            request.Limit ?? PageSize,
            bus => bus.Name,
            EventsErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(bus => new EventBusView(bus.Name, bus.Arn, bus.Description, bus.Policy is { } policy ? StoredPrincipals.Show(policy, call.View).Json : null, bus.CreatedAt, bus.ModifiedAt))], page.Next);
    }
}

/// <summary>An event bus as it is listed.</summary>
public sealed record EventBusView(string Name, string Arn, string? Description, string? Policy, DateTimeOffset? CreationTime, DateTimeOffset? LastModifiedTime);
