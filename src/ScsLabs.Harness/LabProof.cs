using ScsLabs.Harness.Proof;
using Xunit;

namespace ScsLabs.Harness;

/// <summary>Proves a lab: its exercise is red on exactly the tasks that it names, its solution is green, and no mutant of the solution survives its checks.</summary>
/// <remarks>Each lab derives a class of its own from this and adds nothing.</remarks>
public abstract class LabProof<TLab, TOutcome>
    where TLab : LabFixture, new()
    where TOutcome : LabOutcome<TLab>
{
    /// <summary>The exercise, as it is delivered, fails exactly the tasks that <c>lab.json</c> names, each with a readable reason.</summary>
    [Fact]
    public async Task The_exercise_is_red_on_exactly_the_tasks_it_names()
    {
        Assert.SkipWhen(LabVariants.Chosen() == LabVariant.Exercise, "the exercise is being worked on");
        var lab = new TLab { Variant = LabVariant.Exercise };
        await using (lab.ConfigureAwait(false))
        {
            await lab.InitializeAsync().ConfigureAwait(false);
            var red = new SortedDictionary<int, List<string>>();
            foreach (var check in CheckRun.ChecksOf(typeof(TOutcome)))
            {
                if (await CheckRun.RunAsync<TLab, TOutcome>(lab, check).ConfigureAwait(false) is { } why)
                {
                    var task = check.GetCustomAttributes(typeof(CheckAttribute), inherit: false).Cast<CheckAttribute>().Single().Task;
                    (red.TryGetValue(task, out var reasons) ? reasons : red[task] = []).Add($"{check.Name}: {why}");
                }
            }

            foreach (var reason in red.SelectMany(task => task.Value.Select(why => $"task {task.Key}: {why}")))
            {
                TestContext.Current.TestOutputHelper?.WriteLine(reason);
            }

            Assert.Equal(lab.Manifest.ExerciseRed, red.Keys);
        }
    }

    /// <summary>Each grant of the solution, taken away or widened, turns at least one check red.</summary>
    [Fact]
    public async Task No_mutant_of_the_solution_survives()
    {
        Assert.SkipWhen(LabVariants.Chosen() == LabVariant.Exercise, "the exercise is being worked on");
        var lab = new TLab { Variant = LabVariant.Solution };
        await using (lab.ConfigureAwait(false))
        {
            await lab.InitializeAsync().ConfigureAwait(false);
            var mutants = Mutant.Of(lab.AnswerChanges);
            Assert.NotEmpty(mutants);
            Assert.Null(await KillerOfAsync(lab, new("the solution as it is, on a copy", static _ => { })).ConfigureAwait(false));
            var survivors = new List<string>();
            foreach (var mutant in mutants)
            {
                var killer = await KillerOfAsync(lab, mutant).ConfigureAwait(false);
                TestContext.Current.TestOutputHelper?.WriteLine($"{mutant.Name} -> {killer ?? "SURVIVES"}");
                if (killer is null)
                {
                    survivors.Add(mutant.Name);
                }
            }

            Assert.True(survivors.Count == 0, $"{survivors.Count} of {mutants.Count} mutants survive:\n{string.Join('\n', survivors)}");
        }
    }

    private static async Task<string?> KillerOfAsync(TLab lab, Mutant mutant)
    {
        var fork = (TLab)await lab.ForkAsync(mutant.Apply).ConfigureAwait(false);
        await using (fork.ConfigureAwait(false))
        {
            foreach (var check in CheckRun.ChecksOf(typeof(TOutcome)))
            {
                if (await CheckRun.RunAsync<TLab, TOutcome>(fork, check).ConfigureAwait(false) is not null)
                {
                    return check.Name;
                }
            }
        }

        return null;
    }
}
