using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>All state at one moment: immutable, so that readers never lock and a fork costs nothing.</summary>
internal sealed class World : WorldView
{
    internal World(ImmutableArray<ITable?> tables, ImmutableSortedSet<Due> dues, long number)
        : base(tables, dues) => Number = number;

    /// <summary>An empty world.</summary>
    public static World Empty { get; } = new([], ImmutableSortedSet.Create<Due>(new Due.Order()), 0);

    /// <summary>The number of commits that led to this world.</summary>
    public long Number { get; }

    /// <summary>The next due time, by the world's clock; null where nothing is due.</summary>
    public DateTimeOffset? NextDue => Dues.IsEmpty ? null : Dues[0].At;
}
