using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>The commits' way to whoever reacts to them: in order, on one dispatcher, which runs only while there is something to do.</summary>
internal sealed class Reactions
{
    private readonly Lock gate = new();
    private readonly Queue<Commit> queue = new();
    private readonly AsyncLocal<bool> isWithin = new();
    private ImmutableList<Func<Commit, CancellationToken, Task>> reactions = [];
    private List<Exception> failures = [];
    private Task dispatcher = Task.CompletedTask;
    private bool running;
    private bool leaving;

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
            Start();
        }
    }

    public async Task IdleAsync(CancellationToken cancel)
    {
        ForbidWithin();
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

    /// <summary>Holds back what no reaction has begun with and what is committed meanwhile, waits for the one at work, and then leaves that world, and all that was held back with it.</summary>
    /// <remarks>One at a time, and not from within a reaction. Given up, it leaves nothing, and the reactions go on.</remarks>
    public async Task LeaveAsync(Action leave, CancellationToken cancel)
    {
        Task busy;
        lock (gate)
        {
            leaving = true;
            busy = dispatcher;
        }

        try
        {
            await busy.WaitAsync(cancel).ConfigureAwait(false);
            leave();
        }
        finally
        {
            lock (gate)
            {
                leaving = false;
                Start();
            }
        }
    }

    /// <summary>Forgets what was held back: called as the world is left, by whoever has the turn.</summary>
    public void Forget()
    {
        lock (gate)
        {
            queue.Clear();
            failures = [];
        }
    }

    /// <summary>Returns if no reaction is calling.</summary>
    /// <exception cref="InvalidOperationException">One is: it would wait for itself.</exception>
    public void ForbidWithin()
    {
        if (isWithin.Value)
        {
            throw new InvalidOperationException("A reaction can't wait until all reactions have finished.");
        }
    }

    private void Start()
    {
        if (!running && !leaving && queue.Count > 0)
        {
            running = true;
            dispatcher = Task.Run(DispatchAsync);
        }
    }

    private async Task DispatchAsync()
    {
        isWithin.Value = true;
        while (true)
        {
            Commit commit;
            ImmutableList<Func<Commit, CancellationToken, Task>> now;
            lock (gate)
            {
                if (leaving || !queue.TryDequeue(out commit!))
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
