using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>What a commit did to one row.</summary>
public abstract record Change
{
    private protected Change()
    {
    }

    /// <summary>The row as it was; null where the commit made it.</summary>
    public abstract IRow? Before { get; }

    /// <summary>The row as it is; null where the commit removed it.</summary>
    public abstract IRow? After { get; }

    /// <summary>What several commits did together: a change a row, from before the first to after the last.</summary>
    public static IReadOnlyList<Change> Combine(IEnumerable<Commit> commits) =>
        [.. commits.SelectMany(commit => commit.Changes)
            .GroupBy(change => change.Key)
            .Select(group => group.Aggregate((first, last) => first.Then(last)))
            .Where(change => !ReferenceEquals(change.Before, change.After))];

    /// <summary>Which row it is.</summary>
    internal abstract (Type Table, Place Place, string Id) Key { get; }

    internal abstract Change Then(Change later);

    internal abstract void Substitute(Draft draft, IRow? row);
}

/// <summary>What a commit did to one row of a known type.</summary>
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

/// <summary>What one call, or one due time, did to the world.</summary>
/// <param name="World">The world that it led to; its number orders the commits.</param>
/// <param name="At">When, by the world's clock.</param>
/// <param name="Changes">The rows that it changed.</param>
public sealed record Commit(World World, DateTimeOffset At, IReadOnlyList<Change> Changes)
{
    /// <summary>The work that it left for afterwards.</summary>
    internal IReadOnlyList<Func<IActing, CancellationToken, Task>> Afterwards { get; init; } = [];
}
