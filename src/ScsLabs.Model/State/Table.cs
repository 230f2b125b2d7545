using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>All rows of one type, immutable: place, then id in ordinal order.</summary>
internal sealed class Table<T>(ImmutableDictionary<Place, ImmutableSortedDictionary<string, T>> rows) : ITable
    where T : class, IRow
{
    private static readonly ImmutableSortedDictionary<string, T> None = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    public static Table<T> Empty { get; } = new(ImmutableDictionary<Place, ImmutableSortedDictionary<string, T>>.Empty);

    public IEnumerable<T> Rows => rows.Values.SelectMany(place => place.Values);

    public T? Find(Place place, string id) =>
        rows.TryGetValue(place, out var there) && there.TryGetValue(id, out var row) ? row : null;

    public IEnumerable<T> At(Place place) => rows.TryGetValue(place, out var there) ? there.Values : [];

    public Table<T> Put(T row) => new(rows.SetItem(row.Place, (rows.GetValueOrDefault(row.Place) ?? None).SetItem(row.Id, row)));

    public Table<T> Remove(Place place, string id) =>
        rows.TryGetValue(place, out var there) ? new(rows.SetItem(place, there.Remove(id))) : this;

    ITable ITable.Put(IRow row) => Put((T)row);

    ITable ITable.Remove(IRow row) => Remove(row.Place, row.Id);
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
