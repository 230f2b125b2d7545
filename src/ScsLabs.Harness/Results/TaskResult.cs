namespace ScsLabs.Harness.Results;

/// <summary>The results of a task's checks.</summary>
/// <param name="Number">The task's number.</param>
/// <param name="Checks">Its checks, in their order.</param>
internal sealed record TaskResult(int Number, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The number of checks that passed.</summary>
    public int Passed => Checks.Count(check => check.Verdict == Verdict.Passed);

    /// <summary>Whether the task is red, not proven on this backend, proven in part, or proven.</summary>
    public TaskState State => Checks.Any(check => check.Verdict == Verdict.Failed) ? TaskState.Red
        : Passed == 0 ? TaskState.NotProven
        : Passed == Checks.Count ? TaskState.Proven
        : TaskState.InPart;

    /// <summary>The tasks of these checks, in order.</summary>
    public static IReadOnlyList<TaskResult> Of(IEnumerable<CheckResult> checks) =>
        [.. checks.GroupBy(check => check.Task).OrderBy(task => task.Key).Select(task => new TaskResult(task.Key, [.. task]))];
}

/// <summary>The state of a task.</summary>
internal enum TaskState
{
    NotProven,
    InPart,
    Proven,
    Red,
}
