using System.Diagnostics;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The learner's tasks that ended with an exception, or didn't end in time. The checks of such a task report it; the other tasks still run.</summary>
internal sealed class BrokenTasks
{
    private readonly Dictionary<int, string> reasons = [];

    /// <summary>Tells how a task failed; null where it completed.</summary>
    public string? Reason(int task) => reasons.GetValueOrDefault(task);

    /// <summary>Runs the tasks in order. Failures of the exercise are recorded; those of the solution are thrown.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="variant">Whose tasks they are.</param>
    /// <param name="limit">The time that each task has.</param>
    /// <param name="clock">Measures the time.</param>
    /// <param name="afterEach">Is called after each task, whether it completed or not.</param>
    public async Task RunAsync(IReadOnlyList<Func<Task>> tasks, LabVariant variant, TimeSpan limit, TimeProvider clock, Func<Task> afterEach)
    {
        reasons.Clear();
        for (var number = 1; number <= tasks.Count; number++)
        {
            using var ending = new CancellationTokenSource(limit, clock);
            try
            {
                // On another thread, because the learner's code may block.
                await Task.Run(tasks[number - 1], CancellationToken.None).WaitAsync(ending.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (variant == LabVariant.Exercise && ending.IsCancellationRequested)
            {
                reasons[number] = Texts.TaskHung.With(number, limit.TotalSeconds);
            }
            catch (Exception failure) when (variant == LabVariant.Exercise)
            {
                reasons[number] = Place(failure, Texts.TaskThrew.With(number, Told(failure)));
            }

            await afterEach().ConfigureAwait(false);
        }
    }

    private static string Told(Exception failure) => Answered.Of(failure) is { } error
        ? error.Call is null ? error.Told : $"{error.Told} ({Texts.Called.With(error.Who, error.Call)})"
        : $"{failure.GetType().Name}: {failure.Message}";

    /// <summary>Adds the line in the learner's file where the exception occurred.</summary>
    private static string Place(Exception failure, string told) => new StackTrace(failure, fNeedFileInfo: true).GetFrames()
        .Where(frame => Path.GetFileName(frame.GetFileName()) == LabSource.Exercise)
        .Select(frame => Texts.AtLine.With(told, frame.GetFileLineNumber()))
        .FirstOrDefault(told);
}
