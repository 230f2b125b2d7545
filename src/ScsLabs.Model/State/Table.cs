using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>All rows of one type, immutable: place, then id in ordinal order.</summary>
internal sealed class Table<T>(ImmutableDictionary<Place, ImmutableSortedSet<KeyValuePair<string, T>>> rows) : ITable
    where T : class, IRow
{
    // A sorted set, for unlike a sorted dictionary it tells where an id stands or would stand: lists begin there.
    private static readonly ImmutableSortedSet<KeyValuePair<string, T>> None = ImmutableSortedSet.Create<KeyValuePair<string, T>>(new ById());

    public static Table<T> Empty { get; } = new(ImmutableDictionary<Place, ImmutableSortedSet<KeyValuePair<string, T>>>.Empty);

    public IEnumerable<T> Rows => rows.Values.SelectMany(place => place).Select(entry => entry.Value);

    public T? Find(Place place, string id) =>
        rows.TryGetValue(place, out var there) && there.TryGetValue(new(id, null!), out var entry) ? entry.Value : null;

    public IEnumerable<T> At(Place place) => rows.TryGetValue(place, out var there) ? there.Select(entry => entry.Value) : [];

    public IEnumerable<T> From(Place place, string id)
    {
        if (!rows.TryGetValue(place, out var there))
        {
            yield break;
        }

        var index = there.IndexOf(new(id, null!));
        for (index = index < 0 ? ~index : index; index < there.Count; index++)
        {
            yield return there[index].Value;
        }
    }

    public Table<T> Put(T row)
    {
        var entry = new KeyValuePair<string, T>(row.Id, row);
        var there = rows.GetValueOrDefault(row.Place) ?? None;
        return new(rows.SetItem(row.Place, there.Remove(entry).Add(entry)));
    }

    public Table<T> Remove(Place place, string id)
    {
        if (!rows.TryGetValue(place, out var there))
        {
            return this;
        }

        var left = there.Remove(new(id, null!));
        return new(left.IsEmpty ? rows.Remove(place) : rows.SetItem(place, left));
    }

    ITable ITable.Put(IRow row) => Put((T)row);

    ITable ITable.Remove(IRow row) => Remove(row.Place, row.Id);

    private sealed class ById : IComparer<KeyValuePair<string, T>>
    {
        public int Compare(KeyValuePair<string, T> x, KeyValuePair<string, T> y) => string.CompareOrdinal(x.Key, y.Key);
    }
}

/// <summary>A table, by whoever doesn't know its rows' type.</summary>
internal interface ITable
{
    ITable Put(IRow row);

    ITable Remove(IRow row);
}

/// <summary>Gives each row type its place in the world's array of tables.</summary>
internal static class TableSlot
{
    private static int count;

    private static int Next() => Interlocked.Increment(ref count) - 1;

    /// <summary>The slot of one row type.</summary>
    internal static class Of<T>
    {
        public static readonly int Index = Next();
    }
}
