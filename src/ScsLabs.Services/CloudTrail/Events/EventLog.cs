namespace ScsLabs.Services.CloudTrail;

/// <summary>The latest events of all accounts. Like the journal it isn't part of the world, because otherwise each read would be a write.</summary>
/// <remarks>Management events, data events and those of anonymous callers are bounded apart, so that none pushes out the others.</remarks>
/// <param name="store">The store of the world.</param>
/// <param name="bounds">The bounds.</param>
/// <param name="from">The number of the world that the emulator began with, so that a copy of a world numbers its events behind those of its original.</param>
internal sealed class EventLog(WorldStore store, EventBounds bounds, long from = 0) : IOutside
{
    private readonly Lock gate = new();
    private readonly EventRing management = new(bounds.Management, bounds.Bytes);
    private readonly EventRing data = new(bounds.Data, bounds.Bytes);
    private readonly EventRing anonymous = new(bounds.Anonymous, bounds.Bytes / EventBounds.AnonymousShare);
    private long last = from << 32;

    /// <summary>Is told of each event and an account that gets it and has a trail that logs in the event's Region and, for a data event, selects it, after it was recorded and outside of any lock; null for nobody. It must not throw.</summary>
    public Action<CallEvent, AccountId>? Recorded { get; set; }

    /// <summary>The approximate size of all events in bytes.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return management.Bytes + data.Bytes + anonymous.Bytes;
            }
        }
    }

    /// <summary>The log that a call is recorded in.</summary>
    public static EventLog? Of(Call call) => call.Runner.Acting.Outside.OfType<EventLog>().SingleOrDefault();

    /// <summary>Records a finished call, if it is an event.</summary>
    /// <param name="call">The call.</param>
    /// <param name="message">The error's text, cut.</param>
    /// <param name="parameters">The request as the journal has it.</param>
    /// <param name="result">The answer as the journal has it.</param>
    public void Record(FinishedCall call, string? message, RecordedText? parameters, RecordedText? result)
    {
        var world = store.Current;
        if (CallEvent.Of(call, message, parameters, result, world) is not { } happened)
        {
            return;
        }

        lock (gate)
        {
            happened.Number = ++last;
            (happened.IsAnonymous ? anonymous : happened.DataType is null ? management : data).Add(happened);
        }

        Tell(happened, world);
    }

    /// <summary>An account's management events in a Region, oldest first.</summary>
    public IReadOnlyList<CallEvent> Management(AccountId account, string region)
    {
        CallEvent[] events;
        lock (gate)
        {
            events = management.ToArray();
        }

        return [.. events.Where(happened => happened.Region == region && happened.IsOf(account))];
    }

    /// <summary>The events that a trail logs and hasn't delivered yet, oldest first.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="delivery">What it delivered; null for nothing.</param>
    public IReadOnlyList<CallEvent> Undelivered(TrailRow trail, TrailDelivery? delivery)
    {
        CallEvent[] events;
        lock (gate)
        {
            events = [.. management.ToArray(), .. data.ToArray(), .. anonymous.ToArray()];
        }

        return [.. events.Where(happened => !(happened.Number <= delivery?.To.GetValueOrDefault(happened.Region)) && trail.Logs(happened)).OrderBy(happened => happened.Number)];
    }

    /// <inheritdoc />
    public void GoBack(World world)
    {
        lock (gate)
        {
            management.GoBack(world.Number);
            data.GoBack(world.Number);
            anonymous.GoBack(world.Number);
        }
    }

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        lock (gate)
        {
            management.GoBack(long.MinValue);
            data.GoBack(long.MinValue);
            anonymous.GoBack(long.MinValue);
        }
    }

    /// <summary>Has the trails of the accounts that get an event deliver it, and tells the observer.</summary>
    private void Tell(CallEvent happened, World world)
    {
        Tell(happened, happened.Account, world);
        if (happened.Owner is { } owner)
        {
            Tell(happened, owner, world);
        }
    }

    private void Tell(CallEvent happened, AccountId account, World world)
    {
        var isTold = false;
        foreach (var trail in world.All(TrailRow.ByAccount, account))
        {
            isTold |= trail.IsLogging && (happened.DataType is null ? trail.Covers(happened) : trail.Logs(happened));
            if (!happened.IsOwn && trail.Logs(happened) && TrailDelivery.Of(trail, world) is not { DueAt: not null })
            {
                store.Write(draft => TrailDelivery.Await(trail, draft, store.Clock.GetUtcNow()));
            }
        }

        if (isTold)
        {
            Recorded?.Invoke(happened, account);
        }
    }
}

/// <summary>The bounds of the log.</summary>
internal sealed record EventBounds
{
    /// <summary>The part of the bytes that events of anonymous callers may take.</summary>
    public const int AnonymousShare = 8;

    /// <summary>The maximum number of management events.</summary>
    public int Management { get; init; } = 10_000;

    /// <summary>The maximum number of data events.</summary>
    public int Data { get; init; } = 10_000;

    /// <summary>The maximum number of events of anonymous callers.</summary>
    public int Anonymous { get; init; } = 1_000;

    /// <summary>The approximate maximum size of management events, and of data events, in bytes.</summary>
    public long Bytes { get; init; } = 16 * 1024 * 1024;
}
