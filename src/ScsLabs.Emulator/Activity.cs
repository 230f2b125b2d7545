namespace ScsLabs.Emulator;

/// <summary>Tracks when the last request was answered, by wall time: advancing the world's clock doesn't make the emulator idle.</summary>
internal sealed class Activity(TimeProvider time)
{
    private long last = time.GetTimestamp();
    private int running;

    /// <summary>Runs a request's answer and records it as activity.</summary>
    public async Task DuringAsync(Func<Task> answer)
    {
        Interlocked.Increment(ref running);
        try
        {
            await answer().ConfigureAwait(false);
        }
        finally
        {
            // Set the time before the count, so that a waiter that sees no running request also sees the time of the last one.
            Interlocked.Exchange(ref last, time.GetTimestamp());
            Interlocked.Decrement(ref running);
        }
    }

    /// <summary>Waits until no request has run for this long.</summary>
    public async Task WaitUntilIdleAsync(TimeSpan idle, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (idle == Timeout.InfiniteTimeSpan)
        {
            await Task.Delay(idle, cancellationToken).ConfigureAwait(false);
        }

        while (Left(idle) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether no request has run for this long.</summary>
    public bool IsIdle(TimeSpan idle) => idle != Timeout.InfiniteTimeSpan && Left(idle) <= TimeSpan.Zero;

    private TimeSpan Left(TimeSpan idle) => Volatile.Read(ref running) > 0 ? idle : idle - time.GetElapsedTime(Interlocked.Read(ref last));
}
