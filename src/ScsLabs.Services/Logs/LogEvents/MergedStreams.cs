namespace ScsLabs.Services.Logs;

/// <summary>The events of several streams of a group in one order.</summary>
internal static class MergedStreams
{
    /// <summary>The events from an id on. Of each stream only those that are taken are visited.</summary>
    public static IEnumerable<(LogStreamRow Stream, LogEventRow Event)> From(IEnumerable<LogStreamRow> streams, string id, WorldView view)
    {
        var next = new PriorityQueue<(LogStreamRow Stream, IEnumerator<LogEventRow> Events), string>(StringComparer.Ordinal);
        foreach (var stream in streams)
        {
            Add(stream, view.From<LogEventRow>(stream.Events, id).GetEnumerator());
        }

        while (next.TryDequeue(out var first, out _))
        {
            yield return (first.Stream, first.Events.Current);
            Add(first.Stream, first.Events);
        }

        void Add(LogStreamRow stream, IEnumerator<LogEventRow> events)
        {
            if (events.MoveNext())
            {
                next.Enqueue((stream, events), events.Current.Id);
            }
            else
            {
                events.Dispose();
            }
        }
    }
}
