using System.Diagnostics;

namespace ScsLabs.Harness;

/// <summary>The learner's tasks that ended with an exception: each is told by its own checks, and the others go on.</summary>
internal sealed class BrokenTasks
{
    private readonly Dictionary<int, string> reasons = [];

    /// <summary>Why the task didn't come to its end; null where it did.</summary>
    public string? Reason(int task) => reasons.GetValueOrDefault(task);

    /// <summary>Does the tasks, in order. What a learner's answer throws is kept; the reference answer throws through.</summary>
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

    /// <summary>Where in the learner's own file it happened.</summary>
    private static string Place(Exception failure) => new StackTrace(failure, fNeedFileInfo: true).GetFrames()
        .Where(frame => Path.GetFileName(frame.GetFileName()) == "Exercise.cs")
        .Select(frame => $" (Exercise.cs, line {frame.GetFileLineNumber()})")
        .FirstOrDefault("");
}
