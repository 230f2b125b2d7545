namespace ScsLabs.Model.Bodies;

/// <summary>Runs an expensive reclaim, one at a time; concurrent callers share a run.</summary>
/// <param name="reclaim">The reclaim, run on the thread pool.</param>
internal sealed class Reclaimer(Action reclaim)
{
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    /// <summary>The run that begins when the current one ends; all calls made meanwhile share it.</summary>
    private Task? next;

    /// <summary>Waits for a reclaim that begins after this call. Concurrent calls share one.</summary>
    public Task RunAsync()
    {
        lock (gate)
        {
            if (next is not null)
            {
                return next;
            }

            if (running.IsCompleted)
            {
                return running = Task.Run(reclaim);
            }

            return next = RunNextAsync(running);
        }
    }

    private async Task RunNextAsync(Task before)
    {
        // Yields first, so that the caller has stored this task before the method continues.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            (running, next) = (next!, null);
        }

        reclaim();
    }
}
