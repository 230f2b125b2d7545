using System.Text;
using System.Text.Json;

namespace ScsLabs.Services.Events;

/// <summary>Sends events to event buses. An event for a bus that doesn't exist is taken, and dropped.</summary>
/// <remarks>Errors: ValidationException; of single entries, in the answer: InvalidArgument, MalformedDetail, NotAuthorizedForSourceException. Source: EventBridge API Reference, PutEvents; answers that users recorded.</remarks>
[Operation<EventsApi>]
public sealed record PutEvents([Length(1, 10)] IReadOnlyList<PutEventsRequestEntry> Entries)
{
    /// <summary>The maximum size of all entries in bytes. Source: EventBridge User Guide, eb-putevent-size.</summary>
    private const int MostBytes = 256 * 1024;

    private const int MaxDepth = 1000;

    /// <summary>The ids of the events, or why they weren't taken, in the order of the entries.</summary>
    public sealed record Result(int FailedEntryCount, IReadOnlyList<PutEventsResultEntry> Entries);

    /// <summary>Asks on the bus of each entry.</summary>
    internal static IEnumerable<Ask> Asks(PutEvents request, Call call) => request.Entries.Select(entry =>
    {
        var conditions = new ConditionList();
        conditions.Add("events:source", entry.Source);
        conditions.Add("events:detail-type", entry.DetailType);
        conditions.Add("events:eventBusInvocation", entry.PassedOn is not null);
        return EventBus.Of(entry.EventBusName, call).Ask("events:PutEvents", conditions.Conditions);
    });

    /// <summary>Takes the events, which go to their targets after the call.</summary>
    internal static Result Handle(PutEvents request, Call call, Draft draft)
    {
        if (request.Entries.Sum(SizeOf) >= MostBytes)
        {
            throw EventsErrors.Validation("Total size of the entries in the request is over the limit.");
        }

        var taken = new List<BusEvent>();
        var results = request.Entries.Select(entry => Take(entry, call, taken)).ToList();
        var watched = taken.Where(sent => draft.Count<EventRule>(sent.Bus) > 0).ToList();
        if (watched.Count > 0)
        {
            draft.Afterwards((acting, token) => Router.RouteAsync(watched, acting, token));
        }

        return new(results.Count(result => result.ErrorCode is not null), results);
    }

    private static long SizeOf(PutEventsRequestEntry entry) =>
        (entry.Time is null ? 0 : 14) + Bytes(entry.Source) + Bytes(entry.DetailType) + Bytes(entry.Detail) + (entry.Resources ?? []).Sum(Bytes);

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static PutEventsResultEntry Take(PutEventsRequestEntry entry, Call call, List<BusEvent> taken)
    {
        var bus = EventBus.Of(entry.EventBusName, call).Row;
        if (entry.PassedOn is { } passed)
        {
            if (bus is not null)
            {
                taken.Add(passed with { Bus = bus.Rules, IsPassedOn = true });
            }

            return new(passed.Root.GetProperty("id").GetString(), null, null);
        }

        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("Source", entry.Source), ("DetailType", entry.DetailType), ("Detail", entry.Detail)])
        {
            if (string.IsNullOrEmpty(value))
            {
                return new(null, "InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");
            }
        }

        if (entry.Source!.StartsWith("aws.", StringComparison.Ordinal))
        {
            return new(null, "NotAuthorizedForSourceException", "Not authorized for the source.");
        }

        try
        {
            using var detail = JsonDocument.Parse(entry.Detail!, new() { MaxDepth = MaxDepth });
            if (detail.RootElement.ValueKind == JsonValueKind.Object)
            {
                var envelope = new Envelope(call.Ids.Uuid().ToString(), entry.Source, entry.DetailType!, call.Account, call.Region, entry.Time ?? call.Now, entry.Resources ?? []);
                var made = envelope.Around(bus?.Rules ?? default, detail.RootElement.WriteTo, call.Now);
                if (bus is not null)
                {
                    taken.Add(made);
                }

                return new(envelope.Id, null, null);
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair is no JSON for EventBridge.
        }

        return new(null, "MalformedDetail", "Detail is malformed.");
    }
}

/// <summary>An event to be sent.</summary>
public sealed record PutEventsRequestEntry
{
    /// <summary>The time at which it happened; null for the time of the call.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The source.</summary>
    public string? Source { get; init; }

    /// <summary>The resources that it is about.</summary>
    [Items(0, 2048)]
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>The type of the detail.</summary>
    public string? DetailType { get; init; }

    /// <summary>The detail, a JSON object.</summary>
    public string? Detail { get; init; }

    /// <summary>The bus's name or ARN; null for the default bus.</summary>
    [Length(1, 1600), Pattern(BusName.OwnOrArn)]
    public string? EventBusName { get; init; }

    /// <summary>The trace header of X-Ray, which is taken and not looked at.</summary>
    [Length(1, 500)]
    public string? TraceHeader { get; init; }

    /// <summary>The event that a rule passes on from another bus, as it came; null for a new one. No request over the wire has it.</summary>
    internal BusEvent? PassedOn { get; init; }
}

/// <summary>The id of an event, or why it wasn't taken.</summary>
public sealed record PutEventsResultEntry(string? EventId, string? ErrorCode, string? ErrorMessage);
