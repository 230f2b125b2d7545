using System.Collections.Immutable;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>Handles a commit after it was made.</summary>
/// <param name="commit">The commit.</param>
/// <param name="acting">What the reaction calls services with.</param>
/// <param name="cancellationToken">Never cancelled while the emulator runs.</param>
public delegate Task Reaction(Commit commit, IActing acting, CancellationToken cancellationToken);

/// <summary>Runs what follows a commit, outside of the writers' turn: its own work for afterwards, then the reactions; in order, on one dispatcher, which runs only while there is something to do.</summary>
/// <param name="acting">What they call services with.</param>
/// <param name="onFailure">Is told of each failure, when it happens.</param>
internal sealed class Reactions(Func<IActing> acting, Action<Exception> onFailure)
{
    private readonly Lock gate = new();
    private readonly Queue<Commit> queue = new();
    private readonly AsyncLocal<bool> isWithin = new();
    private ImmutableList<Reaction> reactions = [];
    private List<Exception> failures = [];
    private Task dispatcher = Task.CompletedTask;
    private bool running;
    private bool leaving;

    public IDisposable Add(Reaction reaction)
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
            if (reactions.IsEmpty && commit.Afterwards.Count == 0)
            {
                return;
            }

            queue.Enqueue(commit);
            Start();
        }
    }

    /// <summary>Keeps a failure for whoever settles next.</summary>
    public void Fail(Exception failure)
    {
        onFailure(failure);
        lock (gate)
        {
            failures.Add(failure);
        }
    }

    public async Task IdleAsync(CancellationToken cancellationToken)
    {
        ForbidWithin();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
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

            await busy.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Holds back what no reaction has begun with and what is committed meanwhile, waits for the one at work, and then leaves that world, and all that was held back with it.</summary>
    /// <remarks>One at a time, and not from within a reaction. Given up, it leaves nothing, and the reactions go on.</remarks>
    public async Task LeaveAsync(Action leave, CancellationToken cancellationToken)
    {
        Task busy;
        lock (gate)
        {
            leaving = true;
            busy = dispatcher;
        }

        try
        {
            await busy.WaitAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
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

    /// <summary>Forgets what was held back. It is called as the world is left, under the writers' turn.</summary>
    public void Forget()
    {
        lock (gate)
        {
            queue.Clear();
            failures = [];
        }
    }

    /// <summary>Throws when a reaction is calling.</summary>
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
            ImmutableList<Reaction> now;
            lock (gate)
            {
                if (leaving || !queue.TryDequeue(out commit!))
                {
                    running = false;
                    return;
                }

                now = reactions;
            }

            foreach (var work in commit.Afterwards)
            {
                await TryAsync(() => work(acting(), CancellationToken.None)).ConfigureAwait(false);
            }

            foreach (var reaction in now)
            {
                await TryAsync(() => reaction(commit, acting(), CancellationToken.None)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One failure must not keep the commit from the others.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private void ThrowFailures()
    {
        if (failures.Count > 0)
        {
            var told = failures;
            failures = [];
            throw new AggregateException("Work that followed commits failed.", told);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
