using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Proof;

namespace ScsLabs.Harness.Tests.Placed;

/// <summary>A failed check leads to one line of the learner's file.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task It_is_the_line_that_threw_or_else_the_one_where_the_task_begins()
    {
        await using var lab = new PlacedLab { Variant = LabVariant.Exercise, Backend = await EmbeddedBackend.StartAsync(cancellationToken: TestContext.Current.CancellationToken) };
        await lab.InitializeAsync();
        var told = new List<string>();
        foreach (var check in CheckRun.ChecksOf(typeof(PlacedChecks)))
        {
            told.Add((await lab.Judge.TellAsync(check, (await CheckRun.EnterAndAttemptAsync(lab, check))!)).Text);
        }

        told[0].Split('\n')[^1].ShouldBe($"your code: {Path.Combine("tests", "ScsLabs.Harness.Tests", "Placed", "Exercise.cs")}:6");
        told[1].ShouldBe("Task 2 ended with InvalidOperationException: no such thing (Exercise.cs, line 10)");
    }

    public sealed class PlacedLab : LabFixture
    {
        protected override Task BuildAsync() => Task.CompletedTask;

        protected override IReadOnlyList<Func<Task>> TasksOf(LabVariant variant) =>
            variant == LabVariant.Exercise ? [Exercise.DoNothingAsync, Exercise.BreakAsync] : [() => Aws.A.Root.Ssm.PutParameterAsync(new() { Name = "/none", Value = "v", Type = "String" }), Exercise.DoNothingAsync];
    }

    public sealed class PlacedChecks(PlacedLab lab) : LabChecks<PlacedLab>(lab)
    {
        [Check(1)]
        public async Task A_parameter_is_there() => await Aws.A.Root.Ssm.GetParameterAsync(new() { Name = "/none" });

        [Check(2)]
        public async Task Nothing_is_there() => await Task.CompletedTask;
    }
}
