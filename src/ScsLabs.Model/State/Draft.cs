using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>A world in the making: what a writing call changes, visible to that call alone until it is committed whole, or dropped.</summary>
public sealed class Draft : WorldView
{
    private readonly World origin;
    private readonly Dictionary<(int Slot, Place Place, string Id), Change> changes = [];

    internal Draft(World origin)
        : base(origin.Tables, origin.Dues) => this.origin = origin;

    /// <summary>What this draft changes so far, in the order in which each row was first touched.</summary>
    public IEnumerable<Change> Changes => changes.Values.Where(change => !ReferenceEquals(change.Before, change.After));

    /// <summary>Adds the row, or puts it in the place of the one with its id.</summary>
    public void Put<T>(T row)
        where T : class, IRow => Replace(TableSlot.Of<T>.Index, Find<T>(row.Place, row.Id), row, static () => Table<T>.Empty);

    /// <summary>Takes the row away; one that isn't there is left so.</summary>
    public void Remove<T>(T row)
        where T : class, IRow
    {
        if (Find<T>(row.Place, row.Id) is { } there)
        {
            Replace<T>(TableSlot.Of<T>.Index, there, null, static () => Table<T>.Empty);
        }
    }

    /// <summary>Undoes one change of another world's history, or makes it again: used to try variants of a world.</summary>
    /// <param name="change">A change that a commit reported.</param>
    /// <param name="row">What shall stand in its place; null for nothing.</param>
    public void Substitute(Change change, IRow? row) => change.Substitute(this, row);

    internal World Commit() => new(Tables, Dues, origin.Number + 1);

    private void Replace<T>(int slot, T? before, T? after, Func<ITable> empty)
        where T : class, IRow
    {
        var key = (slot, (before ?? after)!.Place, (before ?? after)!.Id);
        var first = changes.TryGetValue(key, out var known) ? (T?)known.Before : before;
        changes[key] = new Change<T>(first, after);

        while (Tables.Length <= slot)
        {
            Tables = Tables.Add(null);
        }

        var table = Tables[slot] ?? empty();
        Tables = Tables.SetItem(slot, after is null ? table.Remove(before!) : table.Put(after));
        Dues = Schedule(Schedule(Dues, slot, before, add: false), slot, after, add: true);
    }

    private static ImmutableSortedSet<Due> Schedule(ImmutableSortedSet<Due> dues, int slot, IRow? row, bool add)
    {
        if (row is not IDueRow { DueAt: { } at } due)
        {
            return dues;
        }

        var entry = new Due(at, slot, due);
        return add ? dues.Add(entry) : dues.Remove(entry);
    }
}
