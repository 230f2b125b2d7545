using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>The change of one row by a commit.</summary>
internal abstract record Change
{
    private protected Change()
    {
    }

    /// <summary>The row before the commit; null where the commit created it.</summary>
    public abstract IRow? Before { get; }

    /// <summary>The row after the commit; null where the commit removed it.</summary>
    public abstract IRow? After { get; }

    /// <summary>Combines the changes of several commits: one change for each row, from before the first commit to after the last.</summary>
    public static IReadOnlyList<Change> Combine(IEnumerable<Commit> commits) =>
        [.. commits.SelectMany(commit => commit.Changes)
            .GroupBy(change => change.Key)
            .Select(group => group.Aggregate((first, last) => first.Then(last)))
            .Where(change => !ReferenceEquals(change.Before, change.After))];

    /// <summary>The row's table, place and id.</summary>
    internal abstract (Type Table, Place Place, string Id) Key { get; }

    internal abstract Change Then(Change later);

    internal abstract void Substitute(Draft draft, IRow? row);
}

/// <summary>The change of one row of a known type by a commit.</summary>
internal sealed record Change<T>(T? Old, T? New) : Change
    where T : class, IRow<T>
{
    public override IRow? Before => Old;

    public override IRow? After => New;

    internal override (Type Table, Place Place, string Id) Key => (typeof(T), (Old ?? New)!.Place, (Old ?? New)!.Id);

    internal override Change Then(Change later) => this with { New = (T?)later.After };

    internal override void Substitute(Draft draft, IRow? row)
    {
        if (row is not null)
        {
            draft.Put((T)row);
        }
        else
        {
            draft.Remove((Old ?? New)!);
        }
    }
}

/// <summary>The changes that one call, or one due time, made to the world.</summary>
/// <param name="World">The world after the commit; its number orders the commits.</param>
/// <param name="At">The time, by the world's clock.</param>
/// <param name="Changes">The changed rows.</param>
internal sealed record Commit(World World, DateTimeOffset At, IReadOnlyList<Change> Changes)
{
    /// <summary>The work that the draft scheduled for after the commit.</summary>
    internal IReadOnlyList<Func<IActing, CancellationToken, Task>> Afterwards { get; init; } = [];
}
