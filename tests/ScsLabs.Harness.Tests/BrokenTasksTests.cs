using Microsoft.Extensions.Time.Testing;

namespace ScsLabs.Harness.Tests;

/// <summary>A learner's task that throws is one red task, and not the end of the lab.</summary>
public sealed class BrokenTasksTests
{
    private readonly List<int> done = [];

    private IReadOnlyList<Func<Task>> Tasks => [() => Do(1), BreakAsync, () => Do(3)];

    [Fact]
    public async Task A_learners_is_told_and_the_others_are_done()
    {
        var broken = new BrokenTasks();

        await RunAsync(broken, Tasks, LabVariant.Exercise);

        done.ShouldBe([1, 3]);
        broken.Reason(2).ShouldNotBeNull().Told.ShouldBe("Task 2 ended with InvalidOperationException: no such thing (Exercise.cs, line 7)");
        (broken.Reason(1), broken.Reason(3)).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_reference_answers_is_our_own_fault()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(new(), Tasks, LabVariant.Solution));

        done.ShouldBe([1]);
    }

    [Fact]
    public async Task Its_checks_are_red_for_that_reason_and_no_others_are()
    {
        var lab = new HalfDoneLab { Variant = LabVariant.Exercise, Backend = await Backends.EmbeddedBackend.StartAsync(cancellationToken: TestContext.Current.CancellationToken) };
        await using (lab)
        {
            await lab.InitializeAsync();
            var red = new List<string?>();
            foreach (var check in Proof.CheckRun.ChecksOf(typeof(HalfDoneChecks)))
            {
                red.Add(await Proof.CheckRun.RunAsync<HalfDoneLab, HalfDoneChecks>(lab, check));
            }

            red.ShouldBe([null, "Task 2 ended with InvalidOperationException: no such thing (Exercise.cs, line 7)"]);
        }
    }

    [Fact]
    public async Task One_that_does_not_end_is_told_and_the_others_are_done()
    {
        var clock = new FakeTimeProvider();
        var broken = new BrokenTasks();

        await RunAsync(broken, [() => Do(1), HangAsync, () => Do(3)], LabVariant.Exercise, clock);

        done.ShouldBe([1, 3]);
        broken.Reason(2).ShouldNotBeNull().Told.ShouldBe("Task 2 did not end within 60 s");

        Task HangAsync()
        {
            clock.Advance(TimeSpan.FromSeconds(60));
            return new TaskCompletionSource().Task;
        }
    }

    [Fact]
    public async Task One_that_blocks_its_thread_is_told_too()
    {
        var clock = new FakeTimeProvider();
        var broken = new BrokenTasks();
        using var never = new ManualResetEventSlim();

        await RunAsync(broken, [Block], LabVariant.Exercise, clock);
        never.Set();

        broken.Reason(1).ShouldNotBeNull().Told.ShouldBe("Task 1 did not end within 60 s");

        Task Block()
        {
            clock.Advance(TimeSpan.FromSeconds(60));
            never.Wait(TestContext.Current.CancellationToken);
            return Task.CompletedTask;
        }
    }

    private static Task RunAsync(BrokenTasks broken, IReadOnlyList<Func<Task>> tasks, LabVariant variant, TimeProvider? clock = null) =>
        broken.RunAsync(tasks, variant, TimeSpan.FromSeconds(60), clock ?? TimeProvider.System, static () => Task.CompletedTask);

    internal static async Task BreakAsync()
    {
        await Task.Yield();
#line 7 "Exercise.cs"
        throw new InvalidOperationException("no such thing");
#line default
    }

    private Task Do(int number)
    {
        done.Add(number);
        return Task.CompletedTask;
    }
}

/// <summary>A lab of which the learner has done the first task.</summary>
public sealed class HalfDoneLab : LabFixture
{
    protected override Task BuildAsync() => Task.CompletedTask;

    protected override IReadOnlyList<Func<Task>> TasksOf(LabVariant variant) => [() => Task.CompletedTask, variant == LabVariant.Exercise ? BrokenTasksTests.BreakAsync : () => Task.CompletedTask];
}

/// <summary>Its checks, one a task.</summary>
public sealed class HalfDoneChecks(HalfDoneLab lab) : LabChecks<HalfDoneLab>(lab)
{
    [Check(1)]
    public Task First() => Task.CompletedTask;

    [Check(2)]
    public Task Second() => Task.CompletedTask;
}
