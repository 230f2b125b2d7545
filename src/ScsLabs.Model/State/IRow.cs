namespace ScsLabs.Model.State;

/// <summary>An item of the world's state: an immutable record, stored once, under its owner.</summary>
internal interface IRow
{
    /// <summary>The row's place.</summary>
    Place Place { get; }

    /// <summary>The row's key in its table and place. Lists are in ordinal order of ids.</summary>
    string Id { get; }
}

/// <summary>A row of a known type: the type names the table.</summary>
/// <typeparam name="TSelf">The row's own type.</typeparam>
internal interface IRow<TSelf> : IRow
    where TSelf : class, IRow<TSelf>
{
    /// <summary>The table's secondary indexes. Every resource has one by ARN besides.</summary>
    static virtual IReadOnlyList<RowIndex<TSelf>> Indexes => [];
}

/// <summary>A row that a service may have made for itself, and nobody asked for: undoing such a row undoes nothing that anybody did.</summary>
internal interface IServiceRow : IRow
{
    /// <summary>Whether this one was.</summary>
    bool IsOfService => true;
}

/// <summary>A row with a due time at which something happens to it: a deletion, an expiry, a rotation.</summary>
internal interface IDueRow : IRow
{
    /// <summary>The due time, by the world's clock; null for never.</summary>
    DateTimeOffset? DueAt { get; }

    /// <summary>Applies the due change. An implementation must remove the row, or put it with a later due time or none.</summary>
    /// <remarks>This method runs under the writers' turn, so it must not wait: slow work belongs in <see cref="Draft.Afterwards"/>.</remarks>
    /// <param name="due">The draft and the time.</param>
    void OnDue(DueTurn due);
}

/// <summary>The turn of a row whose due time has come.</summary>
/// <param name="Draft">The draft to change; it is committed whole.</param>
/// <param name="Now">The current time, which may be later than the row's due time.</param>
/// <param name="Ids">The source of ids.</param>
internal sealed record DueTurn(Draft Draft, DateTimeOffset Now, IdSource Ids);
