using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Proof;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;
using Xunit;
using Xunit.v3;

namespace ScsLabs.Harness;

/// <summary>Tests a lab: its exercise fails exactly the tasks that it names, its solution passes, and every mutant of the solution fails at least one check.</summary>
/// <remarks>Each lab derives an otherwise empty class from this one.</remarks>
public abstract class LabProof<TLab, TChecks> : IAsyncDisposable
    where TLab : LabFixture, new()
    where TChecks : LabChecks<TLab>
{
    private readonly List<TriedResult> tried = [];

    /// <summary>Verifies that the exercise as delivered fails exactly the tasks that <c>lab.json</c> names, each with a readable reason.</summary>
    [Fact]
    public async Task The_exercise_is_red_on_exactly_the_tasks_it_names()
    {
        var lab = await SetUpAsync(LabVariant.Exercise, () => EmbeddedBackend.StartAsync()).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            var red = new SortedDictionary<int, List<string>>();
            foreach (var check in await CheckRun.ChecksOfAsync(typeof(TChecks), lab).ConfigureAwait(false))
            {
                if (await CheckRun.RunAsync<TLab, TChecks>(lab, check).ConfigureAwait(false) is { } why)
                {
                    var task = CheckAttribute.TaskOf(check);
                    (red.TryGetValue(task, out var reasons) ? reasons : red[task] = []).Add($"{check.Name}: {why}");
                }
            }

            foreach (var reason in red.SelectMany(task => task.Value.Select(why => $"task {task.Key}: {why}")))
            {
                TestContext.Current.TestOutputHelper?.WriteLine(reason);
            }

            // A learner who works on the exercise has passing tasks already, which is fine here; CI tests the exercise as delivered.
            var solved = lab.Manifest.Exercise.Red.Except(red.Keys).ToList();
            Assert.SkipWhen(!ProvesDelivery && solved.Count > 0, Texts.WorkedOnHere.With(string.Join(", ", solved)));
            Assert.True(lab.Manifest.Exercise.Red.SequenceEqual(red.Keys), $"{Texts.RedOnOtherTasks.With(string.Join(", ", lab.Manifest.Exercise.Red), string.Join(", ", red.Keys))}\n{string.Join('\n', red.SelectMany(task => task.Value))}");
        }
    }

    /// <summary>Verifies that each check passes from its own task of the solution on: a check that needs a later task would blame the wrong one.</summary>
    [Fact]
    public async Task Every_check_needs_no_task_after_its_own()
    {
        var lab = await SetUpAsync(LabVariant.Solution, () => EmbeddedBackend.StartAsync()).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            var red = new List<string>();
            foreach (var check in await CheckRun.ChecksOfAsync(typeof(TChecks), lab).ConfigureAwait(false))
            {
                for (var task = CheckAttribute.TaskOf(check); task <= lab.TaskCount; task++)
                {
                    if (await lab.AttemptAfterAsync(check, task).ConfigureAwait(false) is { } failure)
                    {
                        red.Add(Texts.RedAfterTask.With(check.Name, CheckAttribute.TaskOf(check), task, failure.Message));
                    }
                }
            }

            Assert.True(red.Count == 0, $"{Texts.NeedLaterTasks}\n{string.Join('\n', red)}");
        }
    }

    /// <summary>Verifies that removing or widening any grant of the solution fails at least one check.</summary>
    [Fact]
    public async Task No_mutant_of_the_solution_survives()
    {
        var lab = await SetUpAsync(LabVariant.Solution, () => EmbeddedBackend.StartAsync()).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            var mutants = Mutant.Of(lab.AnswerChanges, ((EmbeddedBackend)lab.Backend).Emulator.Store.Current);
            Assert.NotEmpty(mutants);
            Assert.Null(await KillerOfAsync(lab, new("the solution as it is, on a copy", static _ => { })).ConfigureAwait(false));
            var survivors = new List<string>();
            foreach (var mutant in mutants)
            {
                var killer = await KillerOfAsync(lab, mutant).ConfigureAwait(false);
                TestContext.Current.TestOutputHelper?.WriteLine($"{mutant.Name} -> {killer ?? "SURVIVES"}");
                tried.Add(new(mutant.Name, killer));
                if (killer is null)
                {
                    survivors.Add(mutant.Name);
                }
            }

            Assert.True(survivors.Count == 0, $"{Texts.MutantsSurvive.With(survivors.Count, mutants.Count)}\n{string.Join('\n', survivors)}");
        }
    }

    /// <summary>Verifies that right answers that are written differently from the solution pass every check.</summary>
    [Fact]
    public async Task Every_other_right_answer_is_green()
    {
        var red = new List<string>();

        // As with the learner's answer, a task that throws is told by its checks.
        foreach (var answer in new TLab().OtherAnswerNames)
        {
            var lab = await SetUpAsync(LabVariant.Exercise, () => EmbeddedBackend.StartAsync(), answer).ConfigureAwait(false);
            string? redAt = null;
            await using (lab.ConfigureAwait(false))
            {
                foreach (var check in await CheckRun.ChecksOfAsync(typeof(TChecks), lab).ConfigureAwait(false))
                {
                    if (await CheckRun.RunAsync<TLab, TChecks>(lab, check).ConfigureAwait(false) is { } why)
                    {
                        red.Add($"{answer}: {check.Name}: {why}");
                        redAt ??= check.Name;
                    }
                }
            }

            tried.Add(new(answer, redAt));
        }

        Assert.True(red.Count == 0, $"{Texts.RightAnswersAreRed}\n{string.Join('\n', red)}");
    }

    /// <summary>Verifies that without a capability exactly the checks that name it are skipped and all others pass, and that the lab's manifest lists the capabilities that its checks name.</summary>
    [Fact]
    public async Task A_missing_capability_skips_exactly_the_checks_that_need_it()
    {
        var lab = await SetUpAsync(LabVariant.Solution, () => EmbeddedBackend.StartAsync()).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            var checks = CheckRun.ChecksOf(typeof(TChecks));
            Assert.Equal(lab.Manifest.Needs.Order(StringComparer.Ordinal), checks.SelectMany(Capability.NeedsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            foreach (var capability in lab.Manifest.Needs)
            {
                var masked = (TLab)lab.Without(capability);
                foreach (var check in await CheckRun.ChecksOfAsync(typeof(TChecks), lab).ConfigureAwait(false))
                {
                    var isSkipped = await CheckRun.IsSkippedAsync(masked, check).ConfigureAwait(false);
                    Assert.True(isSkipped == Capability.NeedsOf(check).Contains(capability, StringComparer.Ordinal), (isSkipped ? Texts.SkippedWithout : Texts.RunWithout).With(check.Name, capability));
                    var why = isSkipped ? null : await CheckRun.RunAsync<TLab, TChecks>(masked, check).ConfigureAwait(false);
                    Assert.True(why is null, Texts.RedWithout.With(check.Name, capability, why));
                }
            }
        }
    }

    /// <summary>Verifies that on an emulator that enforces nothing, treated as if it had every capability, no check passes that needs a missing capability.</summary>
    [Fact]
    public async Task No_check_is_green_where_what_it_needs_is_missing()
    {
        var lab = await SetUpAsync(LabVariant.Solution, () => EmbeddedBackend.StartLaxAsync()).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            await GullibleRun.AssertAsync<TLab, TChecks>(lab).ConfigureAwait(false);
        }
    }

    /// <summary>Adds the result of the proof that ran to the lab's results, where a file of these is asked for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ResultsFile is { } file && TestContext.Current is { TestMethod: IXunitTestMethod { Method: var proof }, TestState: { } state })
        {
            var verdict = state.Result switch { TestResult.Passed => Verdict.Passed, TestResult.Failed => Verdict.Failed, _ => Verdict.Skipped };
            await ProofLog.AddAsync(typeof(TChecks).Assembly.GetName().Name!, new(proof.Name, verdict, string.Join('\n', state.ExceptionMessages ?? []), (double)(state.ExecutionTime ?? 0) / 1000, tried), file).ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The file of the lab's results; null where none is made.</summary>
    internal virtual string? ResultsFile => Environment.GetEnvironmentVariable(LabResults.Variable) is { Length: > 0 } file ? file : null;

    /// <summary>Whether the exercise must be as delivered, as in CI.</summary>
    internal virtual bool ProvesDelivery => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    private static async Task<TLab> SetUpAsync(LabVariant variant, Func<Task<EmbeddedBackend>> start, string? otherAnswer = null)
    {
        Assert.SkipWhen(Unproven.Reason is not null, Unproven.Reason ?? "");
        var lab = new TLab { Variant = variant, OtherAnswer = otherAnswer, Backend = await start().ConfigureAwait(false) };
        await lab.InitializeAsync().ConfigureAwait(false);
        return lab;
    }

    private static async Task<string?> KillerOfAsync(TLab lab, Mutant mutant)
    {
        var fork = (TLab)await lab.ForkAsync(mutant.Apply).ConfigureAwait(false);
        await using (fork.ConfigureAwait(false))
        {
            foreach (var check in await CheckRun.ChecksOfAsync(typeof(TChecks), fork).ConfigureAwait(false))
            {
                if (await CheckRun.RunAsync<TLab, TChecks>(fork, check).ConfigureAwait(false) is not null)
                {
                    return check.Name;
                }
            }
        }

        return null;
    }
}
