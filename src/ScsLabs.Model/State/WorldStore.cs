using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>Holds the current world and serialises writers: they take turns.</summary>
/// <remarks>
/// INVARIANT: the current world only ever changes by a whole commit under the turn, so a refused or failed change leaves nothing behind.
/// INVARIANT: a writer has exactly one draft. Beginning another within it throws, because the outer commit would discard the inner one's changes.
/// INVARIANT: all changes due at the current time have happened before anyone reads or writes.
/// INVARIANT: the numbers of worlds only grow, even when an older world is restored.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class WorldStore
{
    private readonly Lock turn = new();
    private readonly SemaphoreSlim moving = new(1);
    private readonly Reactions reactions;
    private readonly IdSource ids;
    private readonly ILogger logger;
    private volatile World current;
    private TaskCompletionSource? moved;

    /// <summary>Starts with the given world, or with an empty one.</summary>
    /// <param name="clock">The world's clock.</param>
    /// <param name="begin">The initial world; null for an empty one.</param>
    /// <param name="ids">The source of ids for due rows; null for a new one.</param>
    /// <param name="logger">The log that failures of due rows and reactions go to; null for none.</param>
    public WorldStore(WorldClock clock, World? begin = null, IdSource? ids = null, ILogger? logger = null)
    {
        Clock = clock;
        current = begin ?? World.Empty;
        this.ids = ids ?? new IdSource();
        this.logger = logger ?? NullLogger.Instance;
        Acting = new NobodyActing(this, this.ids, this.logger);
        reactions = new(
            () => Acting,
            failure => this.logger.LogError(failure, "What followed a commit failed"));
    }

    /// <summary>The services that reactions and the work scheduled by drafts can call. Set once, by the emulator.</summary>
    public IActing Acting { get; set; }

    /// <summary>What works for the world outside of it. Set once, by the emulator.</summary>
    public IReadOnlyList<IOutside> Outside { get; set; } = [];

    /// <summary>The world's time.</summary>
    public WorldClock Clock { get; }

    /// <summary>The current world, after all due changes.</summary>
    public World Current
    {
        get
        {
            var world = current;
            return world.NextDue is { } due && due <= Clock.GetUtcNow() && !turn.IsHeldByCurrentThread ? Write(static _ => true, out _) : world;
        }
    }

    /// <summary>Creates a draft, applies the change and commits it whole; an exception drops the draft.</summary>
    /// <exception cref="InvalidOperationException">The method is called from within such a change.</exception>
    public TResult Write<TResult>(Func<Draft, TResult> change)
    {
        Write(change, out var result);
        return result;
    }

    /// <summary>Replaces the current world by another one. Changes that are already due there happen at once.</summary>
    /// <remarks>No reaction sees the commits of the replaced world any more: the running reaction is awaited, later ones are discarded, and work beside them is cancelled.</remarks>
    /// <exception cref="InvalidOperationException">The method is called from within a change or a reaction.</exception>
    public Task RestoreAsync(World world, CancellationToken cancellationToken = default)
    {
        if (turn.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("A writer can't restore a world under its own draft.");
        }

        return MoveAsync(() => LeaveAsync(world, cancellationToken), cancellationToken);
    }

    /// <summary>Advances the clock, stopping at every due time in order, and then waits until no more work is runnable.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or leads past <see cref="WorldClock.Last"/>: nothing changes.</exception>
    /// <exception cref="InvalidOperationException">The method is called from within a reaction, which would wait for itself.</exception>
    public Task AdvanceAsync(TimeSpan step, CancellationToken cancellationToken = default) =>
        MoveAsync(() => AdvanceAloneAsync(step, cancellationToken), cancellationToken);

    /// <summary>Passes every later commit to the reaction, in order, one at a time.</summary>
    /// <returns>A subscription; dispose of it to stop.</returns>
    public IDisposable Subscribe(Reaction reaction) => Subscribe(new Follower(static _ => true, reaction));

    /// <summary>Passes the later commits that concern the follower to it, in order, one at a time.</summary>
    /// <returns>A subscription; dispose of it to stop.</returns>
    public IDisposable Subscribe(Follower follower) => reactions.Add(follower);

    /// <summary>Begins work that runs beside the reactions, because they must not wait for it. It is cancelled when the world is replaced.</summary>
    public void Begin(Func<IActing, CancellationToken, Task> work) => reactions.Begin(work);

    /// <summary>Waits until no work is runnable at the current time: all due changes have happened, and the work scheduled by drafts, every reaction and all work beside them have finished.</summary>
    /// <exception cref="AggregateException">Due rows, scheduled work or reactions failed; each failure is included.</exception>
    /// <exception cref="InvalidOperationException">The method is called from within a reaction, which would wait for itself.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken = default)
    {
        do
        {
            _ = Current;
            await reactions.IdleAsync(cancellationToken).ConfigureAwait(false);
        }
        while (current.NextDue is { } due && due <= Clock.GetUtcNow());
    }

    /// <summary>Waits, outside of the writers' turn, until the current world is as wanted or a time has come by the world's clock, whether wall time passes or the clock is advanced.</summary>
    /// <remarks>While somebody waits, each commit has every waiter look again: what is looked at should be found by an index.</remarks>
    /// <param name="wanted">Looks at the world.</param>
    /// <param name="until">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the world is as wanted.</returns>
    public async Task<bool> WaitAsync(Func<World, bool> wanted, DateTimeOffset until, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The signal is taken before the world is looked at, so that no commit between the two is missed.
            var signal = Signal();
            var world = Current;
            if (wanted(world))
            {
                return true;
            }

            var now = Clock.GetUtcNow();
            if (now >= until)
            {
                return false;
            }

            var next = world.NextDue is { } due && due < until ? due : until;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var time = Task.Delay(Max(next - now, TimeSpan.FromMilliseconds(1)), Clock, ended.Token);
            await Task.WhenAny(signal, time).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A task that ends at the next commit, or when the clock is advanced or another world restored.</summary>
    private Task Signal()
    {
        while (true)
        {
            if (Volatile.Read(ref moved) is { } there)
            {
                return there.Task;
            }

            Interlocked.CompareExchange(ref moved, new(TaskCreationOptions.RunContinuationsAsynchronously), null);
        }
    }

    private void Moved() => Interlocked.Exchange(ref moved, null)?.TrySetResult();

    /// <summary>Advances the clock or restores a world, one such move at a time.</summary>
    private async Task MoveAsync(Func<Task> move, CancellationToken cancellationToken)
    {
        reactions.ForbidWithin();
        await moving.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await move().ConfigureAwait(false);
        }
        finally
        {
            moving.Release();
        }
    }

    private async Task LeaveAsync(World world, CancellationToken cancellationToken)
    {
        // What runs outside calls services, so it ends before the other world is there; and after that, what began meanwhile.
        await reactions.LeaveAsync(LeaveOutsideAsync, () => Replace(world), cancellationToken).ConfigureAwait(false);
        await LeaveOutsideAsync().ConfigureAwait(false);
    }

    private async Task LeaveOutsideAsync()
    {
        foreach (var outside in Outside)
        {
            await outside.LeaveAsync().ConfigureAwait(false);
        }
    }

    private async Task AdvanceAloneAsync(TimeSpan step, CancellationToken cancellationToken)
    {
        Clock.RequireStep(step);

        // Wall time passes meanwhile, so the target is measured as the difference from wall time.
        var target = Clock.Advanced + step;
        while (current.NextDue is { } due && Clock.AdvancedAt(due) <= target)
        {
            Clock.Advanced = Max(Clock.Advanced, Clock.AdvancedAt(due));
            Moved();
            _ = Current;
            await SettleAsync(cancellationToken).ConfigureAwait(false);
        }

        Clock.Advanced = target;
        Moved();
        await SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Replace(World world)
    {
        lock (turn)
        {
            reactions.Forget();
            current = new World(world.Tables, world.Dues, current.Number + 1);
            foreach (var outside in Outside)
            {
                outside.GoBack(world);
            }
        }

        Moved();
    }

    private World Write<TResult>(Func<Draft, TResult> change, out TResult result)
    {
        if (turn.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("A writer can't write beside its own draft.");
        }

        lock (turn)
        {
            RunDue();
            var draft = new Draft(current);
            result = change(draft);
            Commit(draft, Clock.GetUtcNow());
            return current;
        }
    }

    private void RunDue()
    {
        while (current.NextDue is { } at && at <= Clock.GetUtcNow())
        {
            var due = current.Dues[0];
            Commit(TryRun(due), due.At);
        }
    }

    /// <summary>Runs a due row's turn. A row that fails changes nothing and is due no more; otherwise every later read and write would fail too.</summary>
    private Draft TryRun(Due due)
    {
        try
        {
            var draft = new Draft(current);
            due.Row.OnDue(new(draft, Clock.GetUtcNow(), ids));
            return draft.Dues.Contains(due) ? throw new InvalidOperationException($"{due.Row.GetType().Name} '{due.Row.Id}' is still due at {due.At:O} after its time came.") : draft;
        }
        catch (Exception failure)
        {
            reactions.Fail(failure);
            var draft = new Draft(current);
            draft.Forget(due);
            return draft;
        }
    }

    private void Commit(Draft draft, DateTimeOffset at)
    {
        if (draft.Commit(at) is { } commit)
        {
            current = commit.World;
            Moved();
            reactions.Publish(commit);
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
