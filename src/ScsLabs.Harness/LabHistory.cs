namespace ScsLabs.Harness;

/// <summary>The embedded world as it was after the scenario and after each task. Worlds are immutable, so keeping them is free.</summary>
internal sealed class LabHistory(WorldStore store)
{
    private readonly List<World> worlds = [];
    private readonly List<IReadOnlyList<Commit>> commits = [];
    private List<Commit> current = [];

    /// <summary>The number of tasks that ran.</summary>
    public int Tasks => worlds.Count - 1;

    /// <summary>The world before the first task.</summary>
    public World Before => worlds[0];

    /// <summary>The world after the last task.</summary>
    public World After => worlds[^1];

    /// <summary>The rows that all tasks changed.</summary>
    public IReadOnlyList<Change> AnswerChanges => Change.Combine(commits.SelectMany(some => some));

    /// <summary>Keeps the world before the answer, and what the answer does.</summary>
    /// <param name="answer">Runs the tasks, and calls what it gets after each.</param>
    public async Task RecordAsync(Func<Func<Task>, Task> answer)
    {
        await store.SettleAsync().ConfigureAwait(false);
        worlds.Add(store.Current);
        using (store.Subscribe((commit, _, _) =>
        {
            // What an account has from the beginning in a Region, the answer didn't make: it only was the first to look.
            if (!commit.Changes.Any(change => change.After is Provided))
            {
                current.Add(commit);
            }

            return Task.CompletedTask;
        }))
        {
            await answer(AddTaskAsync).ConfigureAwait(false);
        }
    }

    /// <summary>The rows that a task changed.</summary>
    public IReadOnlyList<Change> ChangesOf(int task) => task <= commits.Count ? Change.Combine(commits[task - 1]) : [];

    /// <summary>Goes back to the world after a task; 0 is the one before the first.</summary>
    public Task RestoreAsync(int task) => store.RestoreAsync(worlds[task]);

    private async Task AddTaskAsync()
    {
        await store.SettleAsync().ConfigureAwait(false);
        commits.Add(current);
        worlds.Add(store.Current);
        current = [];
    }
}
