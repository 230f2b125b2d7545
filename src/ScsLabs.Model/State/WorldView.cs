using System.Collections.Immutable;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>The world as one call sees it: a <see cref="World"/> that is only read, or a <see cref="Draft"/> in the making.</summary>
internal abstract class WorldView
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
        where T : class, IRow<T> => TableOf<T>().Find(place, id);

    /// <summary>The row under the key of an index; the first by id where there are several, null where there is none.</summary>
    public T? Find<T, TKey>(RowIndex<T, TKey> index, TKey key)
        where T : class, IRow<T>
        where TKey : notnull => All(index, key).FirstOrDefault();

    /// <summary>The rows of one place, in ordinal order of their ids.</summary>
    public IEnumerable<T> All<T>(Place place)
        where T : class, IRow<T> => TableOf<T>().At(place);

    /// <summary>The rows under the key of an index, in ordinal order of their ids.</summary>
    public IEnumerable<T> All<T, TKey>(RowIndex<T, TKey> index, TKey key)
        where T : class, IRow<T>
        where TKey : notnull
    {
        var table = TableOf<T>();
        return table.Find(index, key).Select(found => table.Find(found.Place, found.Id)!);
    }

    /// <summary>The rows of one place, in ordinal order, beginning with this id; earlier rows aren't visited.</summary>
    public IEnumerable<T> From<T>(Place place, string id)
        where T : class, IRow<T> => TableOf<T>().From(place, id);

    /// <summary>The rows of one place before this id, the last one first; null for all. Later rows aren't visited.</summary>
    public IEnumerable<T> Before<T>(Place place, string? id)
        where T : class, IRow<T> => TableOf<T>().Before(place, id);

    /// <summary>The number of rows of one place.</summary>
    public int Count<T>(Place place)
        where T : class, IRow<T> => TableOf<T>().Count(place);

    /// <summary>An object that stands for the rows of one place as they are: the same one until any of them changes. Null for none. What was computed from the rows can be remembered under it.</summary>
    public object? StateOf<T>(Place place)
        where T : class, IRow<T> => TableOf<T>().StateOf(place);

    /// <summary>The number of rows under the key of an index.</summary>
    public int Count<T, TKey>(RowIndex<T, TKey> index, TKey key)
        where T : class, IRow<T>
        where TKey : notnull => TableOf<T>().Find(index, key).Count;

    /// <summary>The rows of all places, in unspecified order.</summary>
    public IEnumerable<T> Everywhere<T>()
        where T : class, IRow<T> => TableOf<T>().Rows;

    /// <summary>The resource of any type with this ARN; null where there is none.</summary>
    public IResource? Resource(string arn)
    {
        foreach (var table in Tables)
        {
            if (table?.Resource(arn) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The resources of any type with this id in one place: at most one for ids that imply the type, such as EC2's.</summary>
    public IEnumerable<IResource> Resources(Place place, string id) => Tables.Select(table => table?.Resource(place, id)).OfType<IResource>();

    /// <summary>The resources of any type in one place.</summary>
    public IEnumerable<IResource> Resources(Place place) => Tables.Where(table => table is not null).SelectMany(table => table!.Resources(place));

    /// <summary>The resources of all types and places, by type and place; in unspecified order.</summary>
    public IEnumerable<ResourceSet> ResourceSets => Tables.Where(table => table is not null).SelectMany(table => table!.ResourceSets);

    /// <summary>The rows of all types and places that are of a kind, such as those with a policy; in unspecified order.</summary>
    public IEnumerable<TKind> OfKind<TKind>()
        where TKind : class => Tables.Where(table => table is not null).SelectMany(table => table!.OfKind<TKind>());

    private protected Table<T> TableOf<T>()
        where T : class, IRow<T>
    {
        var slot = TableSlot.Of<T>.Index;
        return slot < Tables.Length && Tables[slot] is { } table ? (Table<T>)table : Table<T>.Empty;
    }
}
