namespace ScsLabs.Model.Bodies;

/// <summary>Runs an expensive reclaim, one at a time, for all who wait for one.</summary>
/// <param name="reclaim">What is run, on a thread of the pool.</param>
internal sealed class Reclaimer(Action reclaim)
{
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    /// <summary>The run that begins when the running one ends: whoever asks meanwhile shares it.</summary>
    private Task? next;

    /// <summary>Returns when a reclaim has ended that began after this call. Many calls at once share one.</summary>
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
        // It gives way first, so that the caller has stored this task before it goes on.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            (running, next) = (next!, null);
        }

        reclaim();
    }
}
