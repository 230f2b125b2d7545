namespace ScsLabs.Services.Logs;

/// <summary>Pages of events: at most 10,000 events and 1 MB.</summary>
internal static class EventPage
{
    /// <summary>The maximum number of events of a page.</summary>
    public const int Most = 10_000;

    /// <summary>The maximum size of a page's events in bytes.</summary>
    public const int MostBytes = 1_048_576;

    /// <summary>Takes a page.</summary>
    /// <param name="events">The events.</param>
    /// <param name="limit">The maximum number of events; null for the usual one.</param>
    public static List<LogEventRow> Of(IEnumerable<LogEventRow> events, int? limit)
    {
        var bytes = 0L;
        return [.. events.Take(limit ?? Most).TakeWhile(one => (bytes += one.Size) <= MostBytes)];
    }

    /// <summary>Asks for the permission to see masked data, where a request wants it.</summary>
    public static IEnumerable<Ask> Unmask(bool? isWanted, Reference<LogGroupRow> group) => isWanted == true ? [LogGroupRow.Ask("logs:Unmask", group)] : [];
}

/// <summary>A token of GetLogEvents: a direction, and the event behind which or before which a page begins.</summary>
/// <param name="IsForward">Whether the page has later events.</param>
/// <param name="Id">The id of the event, which needn't be there.</param>
internal readonly record struct EventToken(bool IsForward, string Id)
{
    /// <summary>Reads a token; null for none.</summary>
    /// <exception cref="AwsException">The text is no token.</exception>
    public static EventToken? Parse(string? text) => text switch
    {
        null => null,
        ['f' or 'b', '/', .. var id] when EventIds.IsId(id) => new(text[0] == 'f', id),
        _ => throw LogsErrors.InvalidNextToken(),
    };

    /// <summary>The tokens of an empty page: in the token's direction itself, and in the other one that of the page that ends where this one begins.</summary>
    public (EventToken Forward, EventToken Backward) AtAnEnd() => IsForward ? (this, new(false, EventIds.Beside(Id, 1))) : (new(true, EventIds.Beside(Id, -1)), this);

    /// <inheritdoc />
    public override string ToString() => $"{(IsForward ? 'f' : 'b')}/{Id}";
}
