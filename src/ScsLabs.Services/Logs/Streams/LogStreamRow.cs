namespace ScsLabs.Services.Logs;

/// <summary>A log stream. Its place is within the group; its events are rows of their own (<see cref="LogEventRow"/>).</summary>
/// <remarks>
/// A stream keeps its newest events only, which AWS doesn't bound: at most <see cref="MostEvents"/>, and at most <see cref="MostBytes"/> as AWS counts them.
/// Events that are older than the retention aren't shown from that moment on, and are removed at the next full hour.
/// </remarks>
internal sealed record LogStreamRow : IRow<LogStreamRow>, IDueRow
{
    /// <summary>The maximum number of events that a stream keeps.</summary>
    public const int MostEvents = 100_000;

    /// <summary>The maximum size of the events that a stream keeps, in bytes.</summary>
    public const long MostBytes = 16 * 1024 * 1024;

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The stream's number in its group, which no other stream of the group has or had.</summary>
    public required int Number { get; init; }

    /// <summary>The time at which the stream was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The days for which events are kept, as the group has it; null for ever.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>The number of events that the stream had so far.</summary>
    public long EventsPut { get; init; }

    /// <summary>The size of the events that are kept, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The time of the oldest event that is kept, in milliseconds; null for none.</summary>
    public long? Oldest { get; init; }

    /// <summary>The time of the newest event that was put, in milliseconds; null for none.</summary>
    public long? Newest { get; init; }

    /// <summary>The time at which an event was last put, in milliseconds; null for never.</summary>
    public long? IngestedAt { get; init; }

    /// <inheritdoc />
    public string Id => Name;

    /// <summary>The place of the stream's events.</summary>
    public Place Events => Place with { Within = $"{Place.Within}:{Name}" };

    /// <summary>The full hour at or after which the oldest event is older than the retention.</summary>
    public DateTimeOffset? DueAt
    {
        get
        {
            if ((Oldest, RetentionInDays) is not ({ } oldest, { } days))
            {
                return null;
            }

            var ends = DateTimeOffset.FromUnixTimeMilliseconds(oldest).AddDays(days);
            return ends.AddTicks((TimeSpan.TicksPerHour - (ends.Ticks % TimeSpan.TicksPerHour)) % TimeSpan.TicksPerHour);
        }
    }

    /// <summary>A stream of a group; null where there is none.</summary>
    public static LogStreamRow? Find(LogGroupRow group, string name, WorldView view) => view.Find<LogStreamRow>(group.Streams, name);

    /// <summary>The time, in milliseconds, before which events aren't shown any more.</summary>
    public long ShownFrom(DateTimeOffset now) => RetentionInDays is { } days ? now.AddDays(-days).ToUnixTimeMilliseconds() : 0;

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        var (bytes, from) = (Bytes, EventIds.First(ShownFrom(due.Now)));
        foreach (var expired in due.Draft.All<LogEventRow>(Events).TakeWhile(one => string.CompareOrdinal(one.Id, from) < 0).ToList())
        {
            due.Draft.Remove(expired);
            bytes -= expired.Size;
        }

        Put(this with { Bytes = bytes }, due.Draft);
    }

    /// <summary>Puts a stream whose events changed, without those that are more than it keeps, and has its group count them.</summary>
    public void Put(LogStreamRow changed, Draft draft)
    {
        var (bytes, count) = (changed.Bytes, draft.Count<LogEventRow>(Events));
        while ((bytes > MostBytes || count > MostEvents) && draft.All<LogEventRow>(Events).FirstOrDefault() is { } oldest)
        {
            draft.Remove(oldest);
            (bytes, count) = (bytes - oldest.Size, count - 1);
        }

        draft.Put(changed with { Bytes = bytes, Oldest = draft.All<LogEventRow>(Events).FirstOrDefault()?.Timestamp });
        Count(bytes - Bytes, draft);
    }

    /// <summary>Removes the stream with its events.</summary>
    public void Remove(Draft draft)
    {
        foreach (var one in draft.All<LogEventRow>(Events).ToList())
        {
            draft.Remove(one);
        }

        Count(-Bytes, draft);
        draft.Remove(this);
    }

    private void Count(long bytes, Draft draft)
    {
        if (bytes != 0 && draft.Find<LogGroupRow>(Place with { Within = "" }, Place.Within) is { } group)
        {
            draft.Put(group with { StoredBytes = group.StoredBytes + bytes });
        }
    }
}
