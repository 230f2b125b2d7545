using System.Diagnostics;

namespace ScsLabs.Harness;

/// <summary>The learner's tasks that ended with an exception. The checks of such a task report it; the other tasks still run.</summary>
internal sealed class BrokenTasks
{
    private readonly Dictionary<int, string> reasons = [];

    /// <summary>The exception that ended the task; null where it completed.</summary>
    public string? Reason(int task) => reasons.GetValueOrDefault(task);

    /// <summary>Runs the tasks in order. Exceptions of the exercise are recorded; those of the solution are thrown.</summary>
    public async Task RunAsync(IReadOnlyList<Func<Task>> tasks, LabVariant variant)
    {
        reasons.Clear();
        for (var number = 1; number <= tasks.Count; number++)
        {
            try
            {
                await tasks[number - 1]().ConfigureAwait(false);
            }
            catch (Exception failure) when (variant == LabVariant.Exercise)
            {
                reasons[number] = $"Task {number} ended with {Told(failure)}{Place(failure)}";
            }
        }
    }

    private static string Told(Exception failure) => Answered.Of(failure) is { } error ? $"{error.Code}: {error.Message}" : $"{failure.GetType().Name}: {failure.Message}";

    /// <summary>The line in the learner's file where the exception occurred.</summary>
    private static string Place(Exception failure) => new StackTrace(failure, fNeedFileInfo: true).GetFrames()
        .Where(frame => Path.GetFileName(frame.GetFileName()) == "Exercise.cs")
        .Select(frame => $" (Exercise.cs, line {frame.GetFileLineNumber()})")
        .FirstOrDefault("");
}
