namespace ScsLabs.Emulator;

/// <summary>Tells open streams of calls and commits as they happen.</summary>
/// <remarks>
/// INVARIANT: nobody waits for a stream. What is told goes into a bounded queue of each stream, and one whose reader is too slow ends: the reader connects again and looks anew.
/// It is no reaction to commits, so <see cref="WorldStore.SettleAsync"/> doesn't wait for it, and a stream is no activity.
/// </remarks>
internal sealed class LiveEvents : IOutside
{
    /// <summary>The maximum number of streams.</summary>
    public const int MostStreams = 16;

    private readonly Lock gate = new();
    private volatile LiveStream[] streams = [];
    private bool hasEnded;

    /// <summary>The open streams.</summary>
    public int Count => streams.Length;

    /// <summary>Notes each commit. It concerns nobody, so that none waits for a reaction. It may be asked several times about one commit.</summary>
    public Follower Follower => new(
        _ =>
        {
            Changed();
            return false;
        },
        static (_, _, _) => Task.CompletedTask);

    /// <summary>Opens a stream; null where there are too many, or the emulator ends.</summary>
    public LiveStream? Open()
    {
        lock (gate)
        {
            if (hasEnded || streams.Length == MostStreams)
            {
                return null;
            }

            var stream = new LiveStream();
            streams = [.. streams, stream];
            return stream;
        }
    }

    /// <summary>Closes a stream.</summary>
    public void Close(LiveStream stream)
    {
        lock (gate)
        {
            streams = [.. streams.Where(other => other != stream)];
        }

        stream.End();
    }

    /// <summary>Tells of a call.</summary>
    public void Called(RecordedCall call)
    {
        foreach (var stream in streams)
        {
            stream.Add(call);
        }
    }

    /// <summary>Tells that the world is another.</summary>
    public void Changed()
    {
        foreach (var stream in streams)
        {
            stream.Change();
        }
    }

    /// <inheritdoc />
    public void GoBack(World world) => Changed();

    /// <summary>Ends all streams, because the emulator does.</summary>
    public void End()
    {
        lock (gate)
        {
            hasEnded = true;
        }

        foreach (var stream in streams)
        {
            stream.End();
        }
    }
}
