using System.Collections.Immutable;

namespace ScsLabs.Model.State;

/// <summary>Everything that exists, at one moment: immutable, so that readers never lock and a fork costs nothing.</summary>
public sealed class World : WorldView
{
    internal World(ImmutableArray<ITable?> tables, ImmutableSortedSet<Due> dues, long number)
        : base(tables, dues) => Number = number;

    /// <summary>A world in which nothing was ever made.</summary>
    public static World Empty { get; } = new([], ImmutableSortedSet.Create<Due>(new Due.Order()), 0);

    /// <summary>How many commits led here.</summary>
    public long Number { get; }

    /// <summary>When something is next due, by the world's clock.</summary>
    public DateTimeOffset? NextDue => Dues.IsEmpty ? null : Dues[0].At;
}
