namespace ScsLabs.Emulator;

/// <summary>When the last request was answered, by wall time: a world whose clock is advanced isn't idle for it.</summary>
internal sealed class Activity(TimeProvider time)
{
    private long last = time.GetTimestamp();
    private int running;

    /// <summary>Answers a request.</summary>
    public async Task DuringAsync(Func<Task> answer)
    {
        Interlocked.Increment(ref running);
        try
        {
            await answer().ConfigureAwait(false);
        }
        finally
        {
            // In this order: a request that ends is the last one before it stops to run.
            Interlocked.Exchange(ref last, time.GetTimestamp());
            Interlocked.Decrement(ref running);
        }
    }

    /// <summary>Returns when no request has run for this long.</summary>
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

    private TimeSpan Left(TimeSpan idle) => Volatile.Read(ref running) > 0 ? idle : idle - time.GetElapsedTime(Interlocked.Read(ref last));
}
