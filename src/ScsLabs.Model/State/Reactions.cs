using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>Handles a commit after the fact.</summary>
/// <param name="commit">The commit.</param>
/// <param name="acting">The services that the reaction can call.</param>
/// <param name="cancellationToken">The token; never cancelled while the emulator runs.</param>
internal delegate Task Reaction(Commit commit, IActing acting, CancellationToken cancellationToken);

/// <summary>A reaction, and which commits it is about.</summary>
/// <param name="Concerns">Whether a commit concerns it. Called under the writers' turn for every commit, so it must be quick.</param>
/// <param name="Reaction">The reaction.</param>
internal sealed record Follower(Func<Commit, bool> Concerns, Reaction Reaction);

/// <summary>Runs the follow-up work of commits outside of the writers' turn: first the work that the draft scheduled, then the reactions. All run in order, on one dispatcher, which runs only while there is work. What they must not wait for runs beside them.</summary>
/// <param name="acting">The services that the work can call.</param>
/// <param name="onFailure">Called with each failure when it happens.</param>
[SuppressMessage("Design", "CA1001", Justification = "A CancellationTokenSource whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class Reactions(Func<IActing> acting, Action<Exception> onFailure)
{
    private readonly Lock gate = new();
    private readonly Queue<Commit> queue = new();
    private readonly AsyncLocal<bool> isWithin = new();
    private readonly HashSet<Task> beside = [];
    private readonly List<Func<IActing, CancellationToken, Task>> paused = [];
    private CancellationTokenSource left = new();
    private ImmutableList<Follower> followers = [];
    private List<Exception> failures = [];
    private Task dispatcher = Task.CompletedTask;
    private bool running;
    private bool leaving;

    public IDisposable Add(Follower follower)
    {
        lock (gate)
        {
            followers = followers.Add(follower);
        }

        return new Subscription(() =>
        {
            lock (gate)
            {
                followers = followers.Remove(follower);
            }
        });
    }

    public void Publish(Commit commit)
    {
        lock (gate)
        {
            if (commit.Afterwards.Count == 0 && !followers.Exists(follower => follower.Concerns(commit)))
            {
                return;
            }

            queue.Enqueue(commit);
            Start();
        }
    }

    /// <summary>Begins work beside the dispatcher.</summary>
    /// <param name="work">The work. Its token is cancelled when the world is left.</param>
    public void Begin(Func<IActing, CancellationToken, Task> work)
    {
        lock (gate)
        {
            if (leaving)
            {
                paused.Add(work);
                return;
            }

            var token = left.Token;
            var begun = Task.Run(() => BesideAsync(() => work(acting(), token), token), CancellationToken.None);
            beside.Add(begun);
            _ = begun.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        void Remove(Task ended)
        {
            lock (gate)
            {
                beside.Remove(ended);
            }
        }
    }

    /// <summary>Stores a failure for the next caller that settles.</summary>
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
                if (!running && beside.Count == 0)
                {
                    ThrowFailures();
                    return;
                }

                busy = running ? dispatcher : Task.WhenAny(beside);
            }

            await busy.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Pauses the commits that no reaction has begun with, later ones and later work beside them, waits for the running reaction, cancels the work beside it, ends what runs outside, then leaves that world and discards what was paused.</summary>
    /// <remarks>Call this from one caller at a time, and not from within a reaction. If the wait is cancelled, the world isn't left and the reactions go on.</remarks>
    public async Task LeaveAsync(Func<Task> endOutside, Action leave, CancellationToken cancellationToken)
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
            await EndBesideAsync().ConfigureAwait(false);
            await endOutside().ConfigureAwait(false);
            leave();
        }
        finally
        {
            lock (gate)
            {
                leaving = false;
                paused.ForEach(Begin);
                paused.Clear();
                Start();
            }
        }
    }

    /// <summary>Discards the paused commits and work. Called while the world is left, under the writers' turn.</summary>
    public void Forget()
    {
        lock (gate)
        {
            queue.Clear();
            paused.Clear();
            failures = [];
        }
    }

    /// <summary>Throws if called from within a reaction.</summary>
    /// <exception cref="InvalidOperationException">A reaction is calling and would wait for itself.</exception>
    public void ForbidWithin()
    {
        if (isWithin.Value)
        {
            throw new InvalidOperationException("A reaction can't wait until all reactions have finished.");
        }
    }

    private async Task EndBesideAsync()
    {
        Task all;
        CancellationTokenSource ended;
        lock (gate)
        {
            (all, ended, left) = (Task.WhenAll(beside), left, new());
        }

        await ended.CancelAsync().ConfigureAwait(false);
        await all.ConfigureAwait(false);
        ended.Dispose();
    }

    private async Task BesideAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        isWithin.Value = true;
        await TryAsync(async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The world was left.
            }
        }).ConfigureAwait(false);
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
            ImmutableList<Follower> now;
            lock (gate)
            {
                if (leaving || !queue.TryDequeue(out commit!))
                {
                    running = false;
                    return;
                }

                now = followers;
            }

            foreach (var work in commit.Afterwards)
            {
                await TryAsync(() => work(acting(), CancellationToken.None)).ConfigureAwait(false);
            }

            foreach (var follower in now.Where(follower => follower.Concerns(commit)))
            {
                await TryAsync(() => follower.Reaction(commit, acting(), CancellationToken.None)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Catches a failure, so that the other reactions still receive the commit.</summary>
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
