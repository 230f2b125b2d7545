using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>All rows of one type, immutable, in order of place and then ordinal order of id, with the type's secondary indexes.</summary>
internal sealed class Table<T> : ITable
    where T : class, IRow<T>
{
    // A sorted set, because unlike a sorted dictionary it gives the index at which an id is or would be; lists begin there.
    private static readonly ImmutableSortedSet<KeyValuePair<string, T>> NoRows = ImmutableSortedSet.Create<KeyValuePair<string, T>>(new ById());

    private static readonly RowIndex<T, string>? ByArn = typeof(T).IsAssignableTo(typeof(IResource)) ? new(static row => ((IResource)row).Arn) : null;

    private static readonly RowIndex<T>[] Declared = ByArn is null ? [.. T.Indexes] : [.. T.Indexes, ByArn];

    private readonly ImmutableDictionary<Place, ImmutableSortedSet<KeyValuePair<string, T>>> rows;
    private readonly ImmutableArray<object> indexes;

    private Table(ImmutableDictionary<Place, ImmutableSortedSet<KeyValuePair<string, T>>> rows, ImmutableArray<object> indexes) => (this.rows, this.indexes) = (rows, indexes);

    public static Table<T> Empty { get; } = new(ImmutableDictionary<Place, ImmutableSortedSet<KeyValuePair<string, T>>>.Empty, [.. Declared.Select(index => index.None)]);

    public IEnumerable<T> Rows => rows.Values.SelectMany(place => place).Select(entry => entry.Value);

    public T? Find(Place place, string id) =>
        rows.TryGetValue(place, out var there) && there.TryGetValue(new(id, null!), out var entry) ? entry.Value : null;

    public IEnumerable<T> At(Place place) => rows.TryGetValue(place, out var there) ? there.Select(entry => entry.Value) : [];

    public int Count(Place place) => rows.TryGetValue(place, out var there) ? there.Count : 0;

    public object? StateOf(Place place) => rows.GetValueOrDefault(place);

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

    public IEnumerable<T> Before(Place place, string? id)
    {
        if (!rows.TryGetValue(place, out var there))
        {
            yield break;
        }

        var index = id is null ? there.Count : there.IndexOf(new(id, null!));
        for (index = (index < 0 ? ~index : index) - 1; index >= 0; index--)
        {
            yield return there[index].Value;
        }
    }

    public IReadOnlyCollection<RowReference> Find<TKey>(RowIndex<T, TKey> index, TKey key)
        where TKey : notnull
    {
        var position = Array.IndexOf(Declared, index);
        return position < 0
            ? throw new InvalidOperationException($"{typeof(T).Name} doesn't declare this index in its {nameof(IRow<>.Indexes)}.")
            : RowIndex<T, TKey>.Find(indexes[position], key);
    }

    public Table<T> Put(T row)
    {
        var entry = new KeyValuePair<string, T>(row.Id, row);
        var there = rows.GetValueOrDefault(row.Place) ?? NoRows;
        var before = there.TryGetValue(entry, out var old) ? old.Value : null;
        return new(rows.SetItem(row.Place, (before is null ? there : there.Remove(entry)).Add(entry)), Update(before, row));
    }

    public Table<T> Remove(T row)
    {
        var left = rows[row.Place].Remove(new(row.Id, null!));
        return new(left.IsEmpty ? rows.Remove(row.Place) : rows.SetItem(row.Place, left), Update(row, null));
    }

    public IResource? Resource(string arn) => ByArn is not null && Find(ByArn, arn).FirstOrDefault() is { Id: not null } found ? (IResource)Find(found.Place, found.Id)! : null;

    public IResource? Resource(Place place, string id) => ByArn is null ? null : (IResource?)Find(place, id);

    public IEnumerable<IResource> Resources(Place place) => ByArn is null ? [] : At(place).Cast<IResource>();

    public IEnumerable<ResourceSet> ResourceSets => ByArn is null ? [] : rows.Select(place => new ResourceSet(place.Key, place.Value.Count, place.Value.Select(entry => (IResource)entry.Value)));

    public IEnumerable<TKind> OfKind<TKind>()
        where TKind : class => typeof(T).IsAssignableTo(typeof(TKind)) ? Rows.Cast<TKind>() : [];

    private ImmutableArray<object> Update(T? before, T? after) => indexes.IsEmpty ? indexes : [.. Declared.Zip(indexes, (index, entries) => index.Update(entries, before, after))];

    private sealed class ById : IComparer<KeyValuePair<string, T>>
    {
        public int Compare(KeyValuePair<string, T> x, KeyValuePair<string, T> y) => string.CompareOrdinal(x.Key, y.Key);
    }
}

/// <summary>A table whose row type isn't known; finds the resources among its rows.</summary>
internal interface ITable
{
    /// <summary>The resource with this ARN; null where the table has none.</summary>
    IResource? Resource(string arn);

    /// <summary>The resource with this id in this place; null where the table has none.</summary>
    IResource? Resource(Place place, string id);

    /// <summary>The resources of one place, in ordinal order of their ids; empty where the rows aren't resources.</summary>
    IEnumerable<IResource> Resources(Place place);

    /// <summary>The resources of each place; none where the rows aren't resources.</summary>
    IEnumerable<ResourceSet> ResourceSets { get; }

    /// <summary>All rows, where they are of this kind; else none.</summary>
    IEnumerable<TKind> OfKind<TKind>()
        where TKind : class;
}

/// <summary>The resources of one type in one place, in ordinal order of their ids.</summary>
/// <param name="Place">The place.</param>
/// <param name="Count">The number of resources.</param>
/// <param name="Resources">The resources.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ResourceSet(Place Place, int Count, IEnumerable<IResource> Resources);

/// <summary>Assigns each row type its index in the world's array of tables.</summary>
internal static class TableSlot
{
    private static int count;

    private static int Next() => Interlocked.Increment(ref count) - 1;

    /// <summary>The index of one row type.</summary>
    internal static class Of<T>
    {
        public static readonly int Index = Next();
    }
}
