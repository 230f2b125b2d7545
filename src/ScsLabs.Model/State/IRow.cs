namespace ScsLabs.Model.State;

/// <summary>One thing in the world: an immutable record, stored once, under its owner.</summary>
public interface IRow
{
    /// <summary>Where the row lives.</summary>
    Place Place { get; }

    /// <summary>What tells it from the other rows of its table and place; ordinal order of ids is the order of lists.</summary>
    string Id { get; }
}

/// <summary>A row to which something happens when a time comes: a deletion, an expiry, a rotation.</summary>
public interface IDueRow : IRow
{
    /// <summary>When, by the world's clock; null for never.</summary>
    DateTimeOffset? DueAt { get; }

    /// <summary>What happens then. It must remove the row, or put it with a later time or none.</summary>
    /// <param name="draft">What it may change.</param>
    /// <param name="now">The time that came, which may be later than <see cref="DueAt"/>.</param>
    void OnDue(Draft draft, DateTimeOffset now);
}
