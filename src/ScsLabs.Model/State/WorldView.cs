using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>The world as one call sees it: a <see cref="World"/> that is only read, or a <see cref="Draft"/> in the making.</summary>
public abstract class WorldView
{
    private protected WorldView(ImmutableArray<ITable?> tables, ImmutableSortedSet<Due> dues)
    {
        Tables = tables;
        Dues = dues;
    }

    internal ImmutableArray<ITable?> Tables { get; private protected set; }

    internal ImmutableSortedSet<Due> Dues { get; private protected set; }

    /// <summary>The row with this id in this place, or null.</summary>
    public T? Find<T>(Place place, string id)
        where T : class, IRow => TableOf<T>().Find(place, id);

    /// <summary>The rows of one place, in ordinal order of their ids.</summary>
    public IEnumerable<T> All<T>(Place place)
        where T : class, IRow => TableOf<T>().At(place);

    /// <summary>The rows of one place, in ordinal order, from this id on: found without going through those before.</summary>
    public IEnumerable<T> From<T>(Place place, string id)
        where T : class, IRow => TableOf<T>().From(place, id);

    /// <summary>The rows of all places, in no promised order.</summary>
    public IEnumerable<T> Everywhere<T>()
        where T : class, IRow => TableOf<T>().Rows;

    private protected Table<T> TableOf<T>()
        where T : class, IRow
    {
        var slot = TableSlot.Of<T>.Index;
        return slot < Tables.Length && Tables[slot] is { } table ? (Table<T>)table : Table<T>.Empty;
    }
}

/// <summary>A time at which something happens to a row; ordered by time, then by place and id so that runs repeat exactly.</summary>
internal sealed record Due(DateTimeOffset At, int Slot, IDueRow Row) : IComparable<Due>
{
    public int CompareTo(Due? other) =>
        other is null ? 1
        : At != other.At ? At.CompareTo(other.At)
        : Slot != other.Slot ? Slot.CompareTo(other.Slot)
        : string.CompareOrdinal(Key, other.Key);

    // INVARIANT: equality follows the order, so that a row's due time is found again whatever else changed in the row.
    public bool Equals(Due? other) => CompareTo(other) == 0;

    public override int GetHashCode() => HashCode.Combine(At, Slot, Key);

    private string Key => $"{Row.Place.Account}/{Row.Place.Region}/{Row.Place.Within}/{Row.Id}";
}
