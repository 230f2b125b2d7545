using System.Diagnostics;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The learner's tasks that ended with an exception, or didn't end in time. The checks of such a task report it; the other tasks still run.</summary>
internal sealed class BrokenTasks
{
    private readonly SortedDictionary<int, BrokenTask> reasons = [];

    /// <summary>Tells how a task failed; null where it completed.</summary>
    public BrokenTask? Reason(int task) => reasons.GetValueOrDefault(task);

    /// <summary>The first task before this one that failed; null where none did.</summary>
    public int? FirstBefore(int task) => reasons.Keys.Where(number => number < task).Select(number => (int?)number).FirstOrDefault();

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
                reasons[number] = new(Texts.TaskHung.With(number, limit.TotalSeconds), HasLine: false);
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
    private static BrokenTask Place(Exception failure, string told) => new StackTrace(failure, fNeedFileInfo: true).GetFrames()
        .Where(frame => Path.GetFileName(frame.GetFileName()) == LabSource.Exercise)
        .Select(frame => new BrokenTask(Texts.AtLine.With(told, frame.GetFileLineNumber()), HasLine: true))
        .FirstOrDefault(new BrokenTask(told, HasLine: false)) with
    { RequestId = Answered.Of(failure)?.RequestId };
}

/// <summary>A task that failed.</summary>
/// <param name="Told">How it failed.</param>
/// <param name="HasLine">Whether that names the line in the learner's file.</param>
internal sealed record BrokenTask(string Told, bool HasLine)
{
    /// <summary>The request id of the call that failed; null where it ended with no error of AWS.</summary>
    public string? RequestId { get; init; }
}
