namespace ScsLabs.Harness.Tests;

/// <summary>A learner's task that throws is one red task, and not the end of the lab.</summary>
public sealed class TasksThatBreak
{
    private readonly List<int> done = [];

    private IReadOnlyList<Func<Task>> Tasks => [() => Do(1), () => throw new InvalidOperationException("no such thing"), () => Do(3)];

    [Fact]
    public async Task A_learners_is_told_and_the_others_are_done()
    {
        var broken = new BrokenTasks();

        await broken.RunAsync(Tasks, LabVariant.Exercise);

        done.ShouldBe([1, 3]);
        broken.Reason(2).ShouldBe("Task 2 ended with InvalidOperationException: no such thing");
        (broken.Reason(1), broken.Reason(3)).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_reference_answers_is_our_own_fault()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => new BrokenTasks().RunAsync(Tasks, LabVariant.Solution));

        done.ShouldBe([1]);
    }

    private Task Do(int number)
    {
        done.Add(number);
        return Task.CompletedTask;
    }
}
