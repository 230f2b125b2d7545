namespace ScsLabs.Services.CloudTrail;

/// <summary>The latest events of a kind, bounded in events and in bytes. Not safe for threads: the log guards it.</summary>
/// <param name="mostEvents">The maximum number of events.</param>
/// <param name="mostBytes">The approximate maximum size in bytes.</param>
internal sealed class EventRing(int mostEvents, long mostBytes)
{
    private readonly Queue<CallEvent> events = [];

    /// <summary>The approximate size of the events in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Copies the events, oldest first.</summary>
    public CallEvent[] ToArray() => events.ToArray();

    /// <summary>Adds the latest event. The oldest ones make room for it.</summary>
    public void Add(CallEvent happened)
    {
        events.Enqueue(happened);
        Bytes += happened.Size;
        while (events.Count > mostEvents || Bytes > mostBytes)
        {
            Bytes -= events.Dequeue().Size;
        }
    }

    /// <summary>Forgets the events that came after a world.</summary>
    /// <param name="world">The world's number.</param>
    public void GoBack(long world)
    {
        var kept = events.Where(happened => happened.World <= world).ToList();
        events.Clear();
        kept.ForEach(events.Enqueue);
        Bytes = kept.Sum(static happened => happened.Size);
    }
}
