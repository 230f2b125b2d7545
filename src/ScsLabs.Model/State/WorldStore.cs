using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Model.State;

/// <summary>Holds the current world and lets writers take turns.</summary>
/// <remarks>
/// INVARIANT: the current world only ever changes by a whole commit under the turn, so a refused or failed change leaves nothing behind.
/// INVARIANT: a writer has one draft: what it would commit beside it would be lost with its own commit, so it can't.
/// INVARIANT: what is due at the current time has happened before anyone reads or writes.
/// INVARIANT: numbers of worlds only grow, also where an older world is restored.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle is never asked for holds nothing to dispose of.")]
public sealed class WorldStore
{
    private readonly Lock turn = new();
    private readonly SemaphoreSlim moving = new(1);
    private readonly Reactions reactions = new();
    private volatile World current;

    /// <summary>Begins at the given world, or where nothing was ever made.</summary>
    public WorldStore(WorldClock clock, World? begin = null)
    {
        Clock = clock;
        current = begin ?? World.Empty;
    }

    /// <summary>The world's time.</summary>
    public WorldClock Clock { get; }

    /// <summary>The world as it is now, with all that is due done.</summary>
    public World Current
    {
        get
        {
            var world = current;
            return world.NextDue is { } due && due <= Clock.GetUtcNow() && !turn.IsHeldByCurrentThread ? Write(static _ => true, out _) : world;
        }
    }

    /// <summary>Makes a draft, lets it be changed and commits it whole; an exception drops it.</summary>
    /// <exception cref="InvalidOperationException">It is called from within such a change.</exception>
    public TResult Write<TResult>(Func<Draft, TResult> change)
    {
        Write(change, out var result);
        return result;
    }

    /// <summary>Goes back, or over, to another world; what is already due there happens at once.</summary>
    /// <remarks>Nobody reacts to what was done in the world that is left: the reaction at work is waited for, those to come are forgotten.</remarks>
    /// <exception cref="InvalidOperationException">It is called from within a change or a reaction.</exception>
    public Task RestoreAsync(World world, CancellationToken cancel = default)
    {
        if (turn.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("A writer can't restore a world under its own draft.");
        }

        return MoveAsync(() => reactions.LeaveAsync(() => Replace(world), cancel), cancel);
    }

    /// <summary>Moves the clock on, stopping at every due time in order, and waits there until nothing more is runnable.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative: time doesn't go back.</exception>
    /// <exception cref="InvalidOperationException">It is called from within a reaction, which would wait for itself.</exception>
    public Task AdvanceAsync(TimeSpan step, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.Zero);
        return MoveAsync(() => AdvanceAloneAsync(step, cancel), cancel);
    }

    /// <summary>Hands every later commit to the reaction, in order, one at a time.</summary>
    /// <returns>Dispose to stop.</returns>
    public IDisposable Subscribe(Func<Commit, CancellationToken, Task> reaction) => reactions.Add(reaction);

    /// <summary>Returns when nothing is runnable at the current time: everything due has happened, every reaction has finished.</summary>
    /// <exception cref="AggregateException">Reactions failed; each failure is named.</exception>
    /// <exception cref="InvalidOperationException">It is called from within a reaction, which would wait for itself.</exception>
    public async Task SettleAsync(CancellationToken cancel = default)
    {
        do
        {
            _ = Current;
            await reactions.IdleAsync(cancel).ConfigureAwait(false);
        }
        while (current.NextDue is { } due && due <= Clock.GetUtcNow());
    }

    /// <summary>Moves the world, in time or to another, while nobody else does.</summary>
    private async Task MoveAsync(Func<Task> move, CancellationToken cancel)
    {
        reactions.ForbidWithin();
        await moving.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await move().ConfigureAwait(false);
        }
        finally
        {
            moving.Release();
        }
    }

    private async Task AdvanceAloneAsync(TimeSpan step, CancellationToken cancel)
    {
        // Wall time goes on meanwhile, so the way is measured by how far the world is ahead of it.
        var target = Clock.Advanced + step;
        while (current.NextDue is { } due && Clock.AdvancedAt(due) <= target)
        {
            Clock.Advanced = Max(Clock.Advanced, Clock.AdvancedAt(due));
            _ = Current;
            await SettleAsync(cancel).ConfigureAwait(false);
        }

        Clock.Advanced = target;
        await SettleAsync(cancel).ConfigureAwait(false);
    }

    private void Replace(World world)
    {
        lock (turn)
        {
            reactions.Forget();
            current = new World(world.Tables, world.Dues, current.Number + 1);
        }
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
            var draft = new Draft(current);
            var due = current.Dues[0];
            due.Row.OnDue(draft, Clock.GetUtcNow());
            if (draft.Dues.Contains(due))
            {
                throw new InvalidOperationException($"{due.Row.GetType().Name} '{due.Row.Id}' is still due at {due.At:O} after its time came.");
            }

            Commit(draft, due.At);
        }
    }

    private void Commit(Draft draft, DateTimeOffset at)
    {
        var changes = draft.Changes.ToList();
        if (changes.Count == 0)
        {
            return;
        }

        current = draft.Commit();
        reactions.Publish(new Commit(current, at, changes));
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
