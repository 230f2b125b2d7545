namespace ScsLabs.Services.CloudTrail;

/// <summary>The deliveries of a trail: the next one while there is something to deliver, and what became of the last.</summary>
/// <remarks>It is CloudTrail's own, apart from the trail, so that what users set changes only by them.</remarks>
internal sealed record TrailDelivery : IRow<TrailDelivery>, IDueRow, IServiceRow
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The trail's name.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The number of deliveries that were begun.</summary>
    public int Begun { get; init; }

    /// <summary>The number of the last event that was delivered, by Region.</summary>
    public ImmutableDictionary<string, long> To { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The number of deliveries since the last that was accepted.</summary>
    public int Refused { get; init; }

    /// <summary>The time of the last delivery that was tried; null for none.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>The time of the last delivery that was accepted; null for none.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>S3's code for the last delivery that was tried; null where it was accepted.</summary>
    public string? Error { get; init; }

    /// <summary>The deliveries of a trail; null where there were none yet.</summary>
    public static TrailDelivery? Of(TrailRow trail, WorldView view) => view.Find<TrailDelivery>(trail.Place, trail.Name);

    /// <summary>Has a trail deliver, five minutes from now, what it logs until then.</summary>
    /// <returns>Whether it will.</returns>
    public static bool Await(TrailRow trail, Draft draft, DateTimeOffset now)
    {
        var delivery = Of(trail, draft) ?? new() { Place = trail.Place, Id = trail.Name };
        if (draft.Find<TrailRow>(trail.Place, trail.Name) is null || delivery.DueAt is not null)
        {
            return false;
        }

        draft.Put(delivery with { DueAt = now + Usual });
        return true;
    }

    /// <summary>What became of a delivery. One that was refused is tried again, after a time that doubles up to a day.</summary>
    /// <param name="to">The number of the last event that was delivered, by Region, where some were.</param>
    /// <param name="error">S3's code; null where all was accepted.</param>
    /// <param name="now">The time.</param>
    public TrailDelivery After(IEnumerable<KeyValuePair<string, long>> to, string? error, DateTimeOffset now) => error is null
        ? this with { To = To.SetItems(to), AttemptedAt = now, DeliveredAt = now, Error = null, Refused = 0 }
        : this with { To = To.SetItems(to), AttemptedAt = now, Error = error, Refused = Refused + 1, DueAt = DueAt ?? now + TimeSpan.FromTicks((long)Math.Min(Usual.Ticks * Math.Pow(2, Refused), Longest.Ticks)) };

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Put(this with { DueAt = null, Begun = Begun + 1 });
}
