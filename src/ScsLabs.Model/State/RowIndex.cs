using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ScsLabs.Model.State;

/// <summary>A secondary index of a table, declared by the row's type and maintained by the table.</summary>
/// <typeparam name="T">The row's type.</typeparam>
internal abstract class RowIndex<T>
    where T : class, IRow<T>
{
    private protected RowIndex()
    {
    }

    /// <summary>The entries of an empty table.</summary>
    internal abstract object None { get; }

    /// <summary>Returns the entries after a row was added, replaced or removed.</summary>
    internal abstract object Update(object entries, T? before, T? after);
}

/// <summary>A secondary index: finds the rows that have a key.</summary>
/// <typeparam name="T">The row's type.</typeparam>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <param name="keys">A row's keys: none, one or several.</param>
/// <param name="comparer">The equality of keys; null for the type's own.</param>
internal sealed class RowIndex<T, TKey>(Func<T, IEnumerable<TKey>> keys, IEqualityComparer<TKey>? comparer = null) : RowIndex<T>
    where T : class, IRow<T>
    where TKey : notnull
{
    /// <summary>Creates an index in which a row has one key, or none where the key is null.</summary>
    public RowIndex(Func<T, TKey?> key, IEqualityComparer<TKey>? comparer = null)
        : this(row => key(row) is { } one ? [one] : [], comparer)
    {
    }

    internal override object None { get; } = ImmutableDictionary.Create<TKey, ImmutableSortedSet<RowReference>>(comparer);

    /// <summary>The rows under the key, in ordinal order of their ids.</summary>
    internal static ImmutableSortedSet<RowReference> Find(object entries, TKey key) => Of(entries).GetValueOrDefault(key, RowReference.None);

    internal override object Update(object entries, T? before, T? after)
    {
        // An entry refers to its row by place and id, so a change that leaves a row's keys alone changes no entry.
        TKey[] old = before is null ? [] : [.. keys(before)];
        TKey[] now = after is null ? [] : [.. keys(after)];
        var all = Of(entries);
        foreach (var key in old.Except(now, comparer))
        {
            var left = all[key].Remove(new(before!.Place, before.Id));
            all = left.IsEmpty ? all.Remove(key) : all.SetItem(key, left);
        }

        foreach (var key in now.Except(old, comparer))
        {
            all = all.SetItem(key, all.GetValueOrDefault(key, RowReference.None).Add(new(after!.Place, after.Id)));
        }

        return all;
    }

    private static ImmutableDictionary<TKey, ImmutableSortedSet<RowReference>> Of(object entries) => (ImmutableDictionary<TKey, ImmutableSortedSet<RowReference>>)entries;
}

/// <summary>A row's place and id.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowReference(Place Place, string Id)
{
    /// <summary>The empty set of references, ordered by id, then by place.</summary>
    public static ImmutableSortedSet<RowReference> None { get; } = ImmutableSortedSet.Create<RowReference>(new ByIdAndPlace());

    private sealed class ByIdAndPlace : IComparer<RowReference>
    {
        public int Compare(RowReference x, RowReference y) => string.CompareOrdinal(x.Id, y.Id) is var byId and not 0 ? byId : Place.Compare(x.Place, y.Place);
    }
}
