using System.Collections.Immutable;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>A world being changed by a writing call: its changes are visible to that call only, until the draft is committed whole or dropped.</summary>
internal sealed class Draft : WorldView
{
    private readonly World origin;
    private readonly Dictionary<(int Slot, Place Place, string Id), Change> changes = [];
    private readonly List<Func<IActing, CancellationToken, Task>> afterwards = [];
    private bool forgot;

    internal Draft(World origin)
        : base(origin.Tables, origin.Dues) => this.origin = origin;

    /// <summary>The changes in this draft so far, in the order in which each row was first touched.</summary>
    public IEnumerable<Change> Changes => changes.Values.Where(change => !ReferenceEquals(change.Before, change.After));

    /// <summary>Adds the row, or replaces the row with the same id.</summary>
    public void Put<T>(T row)
        where T : class, IRow<T>
    {
        var table = TableOf<T>();
        Replace(table.Find(row.Place, row.Id), row, table.Put(row));
    }

    /// <summary>Removes the row; does nothing if it doesn't exist.</summary>
    public void Remove<T>(T row)
        where T : class, IRow<T>
    {
        var table = TableOf<T>();
        if (table.Find(row.Place, row.Id) is { } there)
        {
            Replace(there, null, table.Remove(there));
        }
    }

    /// <summary>Schedules work that is slow or calls services for after the commit. It runs outside of the writers' turn, in the order of commits.</summary>
    /// <remarks>The work is discarded if the draft is dropped. <see cref="WorldStore.SettleAsync"/> waits for the work.</remarks>
    public void Afterwards(Func<IActing, CancellationToken, Task> work) => afterwards.Add(work);

    /// <summary>Undoes or repeats one change of another world's history, to try variants of a world.</summary>
    /// <param name="change">A change that a commit reported.</param>
    /// <param name="row">The row to put in its place; null for none.</param>
    public void Substitute(Change change, IRow? row) => change.Substitute(this, row);

    /// <summary>Cancels a row's due time. Used for a row whose turn failed and would fail again and again.</summary>
    internal void Forget(Due due)
    {
        Dues = Dues.Remove(due);
        forgot = true;
    }

    /// <summary>The commit; null where the draft changed nothing.</summary>
    internal Commit? Commit(DateTimeOffset at)
    {
        var changed = Changes.ToList();
        return changed.Count > 0 || afterwards.Count > 0 || forgot
            ? new(new World(Tables, Dues, origin.Number + 1), at, changed) { Afterwards = afterwards }
            : null;
    }

    private void Replace<T>(T? before, T? after, Table<T> table)
        where T : class, IRow<T>
    {
        var slot = TableSlot.Of<T>.Index;
        var key = (slot, (before ?? after)!.Place, (before ?? after)!.Id);
        var first = changes.TryGetValue(key, out var known) ? (T?)known.Before : before;
        changes[key] = new Change<T>(first, after);

        while (Tables.Length <= slot)
        {
            Tables = Tables.Add(null);
        }

        Tables = Tables.SetItem(slot, table);
        if (before is IDueRow { DueAt: { } was })
        {
            Dues = Dues.Remove(new(was, (IDueRow)before));
        }

        if (after is IDueRow { DueAt: { } at })
        {
            Dues = Dues.Add(new(at, (IDueRow)after));
        }
    }
}
