using ScsLabs.Cli.Authoring;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Tests;

/// <summary>The commands of a lab's author.</summary>
public sealed class AuthoringTests : IDisposable
{
    private static readonly Course Repository = Course.Find(AppContext.BaseDirectory);

    private readonly SmallCourse course = new();

    public static TheoryData<string> Labs => [.. Repository.Labs.Select(lab => lab.Number)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Labs))]
    public void Every_lab_has_all_that_a_learner_needs(string lab) => LabReview.Of(Repository.Lab(lab)).ShouldBeEmpty();

    [Fact]
    public void A_missing_file_is_told() => LabReview.Of(course.First).ShouldContain("README.ja.md is missing");

    [Theory]
    [InlineData("README.md", "\n## Sources", "\n### Sources", "README.md: it needs 6 sections")]
    [InlineData("README.md", "2. **The role**", "3. **The role**", "README.md: the tasks must be numbered from 1 on")]
    [InlineData("README.md", "<summary>Task 1</summary>", "<summary>Task 2</summary>", "README.md: task 1 has no hint")]
    [InlineData("README.md", "The guide", "[The guide](guide.md)", "README.md: guide.md isn't there")]
    [InlineData("README.md", "- The guide", "", "README.md: the sources are missing")]
    [InlineData("README.ja.md", "A nudge.\n\n", "", "README.ja.md must have the same tasks")]
    [InlineData("lab.json", "\"minutes\":30", "\"minutes\":0", "lab.json: 'minutes' is missing or wrong")]
    [InlineData("lab.json", "\"id\":\"01\"", "\"id\":\"02\"", "lab.json: 'id' is missing or wrong")]
    [InlineData("OtherAnswers.cs", "class Second : ITasks", "class Second", "OtherAnswers.cs: two right answers are needed")]
    public void What_is_wrong_with_a_lab_is_told_and_a_whole_one_has_nothing_wrong(string file, string from, string to, string told)
    {
        MakeWhole();
        LabReview.Of(Lab.Read(course.First.Folder)).ShouldBeEmpty();

        var path = Path.Combine(course.First.Folder, file);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));

        LabReview.Of(Lab.Read(course.First.Folder)).ShouldContain(problem => problem.StartsWith(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Verdict.Passed, "", ExitCode.Green)]
    [InlineData(Verdict.Failed, "", ExitCode.Red)]
    [InlineData(Verdict.Passed, "A mutant survives", ExitCode.Red)]
    internal async Task A_lab_is_proven_where_its_answer_is_green_and_its_proofs_hold(Verdict verdict, string problem, int code)
    {
        MakeWhole();
        course.Runs = (_, _) => Task.FromResult(SmallCourse.Judged(verdict, Verdict.Passed));

        (await new ProveCommand(course.Desk(), (_, _) => Task.FromResult<IReadOnlyList<string>>(problem.Length > 0 ? [problem] : [])).RunAsync("01", Cancel)).ShouldBe(code);

        course.Said.ShouldContain(code == ExitCode.Green ? "✓ 01 Two buckets" : "✗ 01 Two buckets");
    }

    [Fact]
    public async Task A_mistake_of_the_reference_answer_is_told_once()
    {
        MakeWhole();
        course.Runs = (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Passed));

        await new ProveCommand(course.Desk(), (_, _) => throw new InvalidOperationException("No proof may run.")).RunAsync("01", Cancel);

        course.Said.ShouldContain("The proofs weren't run");
    }

    [Fact]
    public void A_failed_proof_is_told_without_its_stack_trace() =>
        ProofOutput.Problems(
            """
                Lab08.ObjectOwnership.Proof.Every_other_right_answer_is_green [FAIL]
                  Right answers are red:
                  OneStatement: What_is_handed_over: from-b/plain.txt is not owned by account A
                  Stack Trace:
                    src/ScsLabs.Harness/LabProof.cs(121,0): at ScsLabs.Harness.LabProof`2.Every_other_right_answer_is_green()
                    --- End of stack trace from previous location ---
                Lab08.ObjectOwnership.Proof.No_mutant_of_the_solution_survives [FAIL]
                  1 of 9 mutants survive:
            """).ShouldBe(
        [
            "Right answers that are written differently are green:",
            "  Right answers are red:",
            "  OneStatement: What_is_handed_over: from-b/plain.txt is not owned by account A",
            "No mutant of the solution survives:",
            "  1 of 9 mutants survive:",
        ]);

    [Fact]
    public void What_is_no_result_of_a_proof_is_told_whole() =>
        ProofOutput.Problems("Unhandled exception.\n  at Program.Main\n").ShouldBe(["Unhandled exception.", "at Program.Main"]);

    [Theory]
    [InlineData("")]
    [InlineData("9 lives")]
    [InlineData("ラボ")]
    [InlineData("A \"quote\"")]
    [InlineData("line\nbreak")]
    [InlineData("second")]
    public async Task A_title_that_gives_no_name_or_another_lab_s_makes_nothing(string title)
    {
        await Should.ThrowAsync<LearnerException>(() => new NewCommand(course.Course, course.Desk().Screen, course).RunAsync(title, Cancel));

        Directory.GetDirectories(Path.Combine(course.Course.Root, "labs")).Length.ShouldBe(2);
    }

    public void Dispose() => course.Dispose();

    private void MakeWhole()
    {
        var lab = course.First.Folder;
        foreach (var file in new[] { "Checks.cs", "Proof.cs", "Scenario.cs" })
        {
            File.WriteAllText(Path.Combine(lab, file), "");
        }

        File.WriteAllText(Path.Combine(lab, "OtherAnswers.cs"), "class First : ITasks\n{\n}\nclass Second : ITasks\n{\n}\n");
        var readme = Path.Combine(lab, "README.md");
        File.WriteAllText(readme, File.ReadAllText(readme).ReplaceLineEndings("\n").Replace("## What the checks prove", "<details><summary>Task 2</summary>\n\nA nudge.\n</details>\n\n## What the checks prove", StringComparison.Ordinal));
        File.Copy(readme, Path.Combine(lab, "README.ja.md"));
    }
}
