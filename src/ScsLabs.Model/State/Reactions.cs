using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>The commits' way to whoever reacts to them: in order, on one dispatcher, which runs only while there is something to do.</summary>
internal sealed class Reactions
{
    private readonly Lock gate = new();
    private readonly Queue<Commit> queue = new();
    private ImmutableList<Func<Commit, CancellationToken, Task>> reactions = [];
    private List<Exception> failures = [];
    private Task dispatcher = Task.CompletedTask;
    private bool running;

    public IDisposable Add(Func<Commit, CancellationToken, Task> reaction)
    {
        lock (gate)
        {
            reactions = reactions.Add(reaction);
        }

        return new Subscription(() =>
        {
            lock (gate)
            {
                reactions = reactions.Remove(reaction);
            }
        });
    }

    public void Publish(Commit commit)
    {
        lock (gate)
        {
            if (reactions.IsEmpty)
            {
                return;
            }

            queue.Enqueue(commit);
            if (!running)
            {
                running = true;
                dispatcher = Task.Run(DispatchAsync);
            }
        }
    }

    public async Task IdleAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task busy;
            lock (gate)
            {
                if (!running)
                {
                    ThrowFailures();
                    return;
                }

                busy = dispatcher;
            }

            await busy.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private async Task DispatchAsync()
    {
        while (true)
        {
            Commit commit;
            ImmutableList<Func<Commit, CancellationToken, Task>> now;
            lock (gate)
            {
                if (!queue.TryDequeue(out commit!))
                {
                    running = false;
                    return;
                }

                now = reactions;
            }

            foreach (var reaction in now)
            {
                try
                {
                    await reaction(commit, CancellationToken.None).ConfigureAwait(false);
                }
                catch (Exception failure)
                {
                    // One reaction's failure must not keep the commit from the others; whoever settles is told.
                    lock (gate)
                    {
                        failures.Add(failure);
                    }
                }
            }
        }
    }

    private void ThrowFailures()
    {
        if (failures.Count > 0)
        {
            var told = failures;
            failures = [];
            throw new AggregateException("Reactions to commits failed.", told);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
