using ScsLabs.Cli.Learning;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Tests;

/// <summary>The learner's commands, one by one.</summary>
public sealed class LearnerCommandTests : IDisposable
{
    private readonly SmallCourse course = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string ProgressPath => Path.Combine(course.Course.StateFolder, "progress.json");

    [Fact]
    public async Task A_list_says_of_each_lab_whether_it_is_open_begun_or_done()
    {
        course.Runs = static (lab, _) => Task.FromResult(lab.Number == "01" ? SmallCourse.Judged(Verdict.Passed, Verdict.Passed) : SmallCourse.Judged(Verdict.Passed, Verdict.Failed));
        new ListCommand(course.Desk()).Run(asJson: false);
        var open = course.Said;
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);
        await new CheckCommand(course.Desk()).RunAsync("Lab02", asJson: false, Cancel);
        _ = course.Said;
        new ListCommand(course.Desk()).Run(asJson: false);
        var begun = course.Said;
        new ListCommand(course.Desk(isTerminal: false)).Run(asJson: true);

        open.Split("open").Length.ShouldBe(3);
        begun.ShouldContain("done");
        begun.ShouldContain("1 of 2 tasks");
        course.Said.ShouldStartWith("""[{"number":"01","name":"Lab01.First","title":"Two buckets","domain":"Data Protection","minutes":30,"difficulty":"beginner","state":"Done","greenTasks":2,"tasks":2,"spoiled":false},""");
    }

    [Fact]
    public void A_list_fits_a_terminal_of_sixty_columns()
    {
        new ListCommand(course.Desk(width: 60)).Run(asJson: false);

        var said = course.Said;
        said.Split('\n').ShouldAllBe(line => line.Length <= 60);
        said.ShouldContain("Two buckets");
    }

    [Theory]
    [InlineData(Verdict.Passed, ExitCode.Green, "Lab 01 is done.")]
    [InlineData(Verdict.Skipped, ExitCode.Green, "Lab 01 is done.")]
    [InlineData(Verdict.Failed, ExitCode.Red, "✗ Task 2 The role · 0 of 1")]
    [InlineData(Verdict.NotRun, ExitCode.Red, "– Task 2 The role · not proven here")]
    internal async Task A_check_ends_with_the_code_of_its_verdict(Verdict second, int code, string told)
    {
        course.Runs = (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Passed, second));

        (await new CheckCommand(course.Desk()).RunAsync("1", asJson: false, Cancel)).ShouldBe(code);

        course.Said.ShouldContain(told);
    }

    [Fact]
    public async Task A_check_tells_every_red_check_with_its_reason_and_where_to_get_a_hint()
    {
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);

        var said = course.Said;
        said.ShouldContain("  ✗ Alice reads\n      expected: Alice reads\n      read on: README.md:1\n  ✓ Bob does not\n");
        said.ShouldContain("Task 2: The role\n  ✗ The role writes\n");
        said.ShouldContain("Stuck? scslabs hint 01 1");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_judged_is_told_and_changes_no_earlier_verdict()
    {
        course.Runs = static (_, _) => Task.FromResult<LabRun>(new LabRun.NotBuilt(["labs/Lab01.First/Exercise.cs(3,1): error CS1002: ; expected"]));
        (await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel)).ShouldBe(ExitCode.Unjudged);
        course.Said.ShouldContain("Your code doesn't compile:\n  labs/Lab01.First/Exercise.cs(3,1): error CS1002: ; expected");

        course.Runs = static (_, _) => Task.FromResult<LabRun>(new LabRun.Ended(7, ["last words"]));
        (await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel)).ShouldBe(ExitCode.Unjudged);
        course.Said.ShouldContain("with exit code 7. Does your code end the process?\n  last words");

        course.Runs = static (_, _) => Task.FromResult<LabRun>(new LabRun.TimedOut(TimeSpan.FromMinutes(10)));
        (await new CheckCommand(course.Desk()).RunAsync("01", asJson: true, Cancel)).ShouldBe(ExitCode.Unjudged);
        System.Text.Json.JsonDocument.Parse(course.Said).RootElement.GetProperty("problem").GetString()!.ShouldContain("didn't end within 10 minutes");

        course.Runs = static (_, _) => Task.FromResult<LabRun>(new LabRun.NotBuilt(["src/ScsLabs.Model/X.cs(1,1): error CS1002"]));
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);
        course.Said.ShouldContain("couldn't be built, and not because of your code");

        course.Runs = static (_, _) => Task.FromResult<LabRun>(new LabRun.NotJudged("SCSLABS_BACKEND=x: there is no such backend."));
        (await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel)).ShouldBe(ExitCode.Unjudged);
        course.Said.ShouldContain("couldn't be judged, and not because of your code:\n  SCSLABS_BACKEND=x: there is no such backend.");
        course.Desk().ReadProgress().Of(course.First).Failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_writes_its_results_as_JSON()
    {
        (await new CheckCommand(course.Desk(isTerminal: false)).RunAsync("01", asJson: true, Cancel)).ShouldBe(ExitCode.Red);

        using var json = System.Text.Json.JsonDocument.Parse(course.Said);
        json.RootElement.GetProperty("checks")[0].GetProperty("verdict").GetString().ShouldBe("Failed");
    }

    [Fact]
    public async Task Each_hint_is_one_more_until_there_is_none()
    {
        var hint = new HintCommand(course.Desk());
        await hint.RunAsync("01", 1, Cancel);
        var first = course.Said;
        await hint.RunAsync("01", null, Cancel);
        var second = course.Said;
        await hint.RunAsync(null, 1, Cancel);
        var third = course.Said;
        await hint.RunAsync("01", 2, Cancel);

        first.ShouldContain("hint 1 of 2\nA nudge.");
        first.ShouldNotContain("The statement to write.");
        second.ShouldContain("hint 2 of 2\nThe statement to write.");
        second.ShouldContain("That was the last hint.");
        second.ShouldNotContain("A nudge.");
        third.ShouldContain("hint 1 of 2\nA nudge.");
        third.ShouldEndWith(second);
        course.Said.ShouldContain("Lab 01 has no hints for task 2.");
        (await Should.ThrowAsync<LearnerException>(() => hint.RunAsync("01", 9, Cancel))).Message.ShouldBe("Lab 01 has no task 9. It has: 1 2");
    }

    [Fact]
    public async Task The_reference_answer_is_shown_once_all_is_green_or_where_it_is_asked_for()
    {
        var solution = new SolutionCommand(course.Desk());
        (await Should.ThrowAsync<LearnerException>(() => solution.RunAsync("01", spoil: false, Cancel))).Message.ShouldContain("scslabs solution 01 --spoil");
        course.Said.ShouldNotContain("right");

        await File.WriteAllTextAsync(course.Second.Exercise, $"// Task 1: a comment of the exercise\n{SmallCourse.Delivered}", Cancel);
        await solution.RunAsync("02", spoil: true, Cancel);
        course.Said.ShouldContain("one of several right ones\n- class Exercise { /* as delivered */ }\n+ class Exercise { /* right */ }\n");

        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);
        await new CheckCommand(course.Desk()).RunAsync("02", asJson: false, Cancel);
        _ = course.Said;
        await solution.RunAsync("01", spoil: false, Cancel);
        course.Said.ShouldContain("+ class Exercise { /* right */ }");
        new ListCommand(course.Desk()).Run(asJson: false);
        course.Said.ShouldContain("done, with the answer shown");
    }

    [Fact]
    public async Task Why_tells_what_was_wrong_what_AWS_does_and_the_sources()
    {
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);
        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);
        _ = course.Said;

        new WhyCommand(course.Desk()).Run("01");

        var said = course.Said;
        said.ShouldContain("Task 1: The bucket\n  ✓ Alice reads · green now\n      expected: Alice reads");
        said.ShouldContain("- It differs.");
        said.ShouldContain("- The guide");
    }

    [Fact]
    public async Task Why_tells_each_check_that_failed_as_it_did_last_and_none_that_failed_because_of_another()
    {
        await CheckAsync(Failed("A", "first"), Failed("B", "second"), Failed("C", "as A") with { Follows = true });
        await CheckAsync(Failed("D", "third"), Failed("A", "first again"), Failed("B", "") with { Verdict = Verdict.Passed });
        _ = course.Said;

        new WhyCommand(course.Desk()).Run("01");

        course.Said.ShouldContain("Task 1: The bucket\n  ✗ A\n      first again\n  ✓ B · green now\n      second\n  ✗ D\n      third\n\n");

        static CheckResult Failed(string name, string told) => new(1, name, new(name, name), Verdict.Failed, told, 0.1, []);

        Task CheckAsync(params CheckResult[] checks)
        {
            course.Runs = (_, _) => Task.FromResult<LabRun>(new LabRun.Judged(SmallCourse.ResultsOf(Verdict.Failed, Verdict.Passed) with { Checks = checks }));
            return new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);
        }
    }

    [Fact]
    public async Task Start_tells_the_situation_without_its_diagram_the_tasks_and_the_file()
    {
        await new StartCommand(course.Desk()).RunAsync("01", isWatched: false, Cancel);

        var said = course.Said;
        said.ShouldContain("A bucket.\n\nWhat exists.");
        said.ShouldContain("  1. The bucket: Let Alice read.\n  2. The role: account B. Let it write.");
        said.ShouldContain($"Your file: {Path.Combine("labs", "Lab01.First", "Exercise.cs")}");
    }

    [Fact]
    public async Task A_reset_puts_the_file_back_and_keeps_the_answer()
    {
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);
        await File.WriteAllTextAsync(course.First.Exercise, "class Exercise { /* mine */ }", Cancel);
        _ = course.Said;

        await new ResetCommand(course.Desk()).RunAsync("01", Cancel);

        (await File.ReadAllTextAsync(course.First.Exercise, Cancel)).ShouldBe(SmallCourse.Delivered);
        var kept = Directory.GetFiles(Path.Combine(course.Course.StateFolder, "answers", "Lab01.First")).ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(kept, Cancel)).ShouldContain("mine");
        course.Said.ShouldContain("Your answer was kept:");

        File.Delete(course.First.Exercise);
        (await Should.ThrowAsync<LearnerException>(() => new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel))).Message.ShouldContain("scslabs reset 01");
        await new ResetCommand(course.Desk()).RunAsync("01", Cancel);
        (await File.ReadAllTextAsync(course.First.Exercise, Cancel)).ShouldBe(SmallCourse.Delivered);
    }

    [Fact]
    public async Task A_committed_answer_is_not_taken_for_what_was_delivered()
    {
        course.Committed = SmallCourse.Delivered;
        await new StartCommand(course.Desk()).RunAsync("01", isWatched: false, Cancel);
        course.Committed = "class Exercise { /* mine, committed */ }";
        await File.WriteAllTextAsync(course.First.Exercise, course.Committed, Cancel);
        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);

        await new ResetCommand(course.Desk()).RunAsync("01", Cancel);
        (await File.ReadAllTextAsync(course.First.Exercise, Cancel)).ShouldBe(SmallCourse.Delivered);

        await File.WriteAllTextAsync(course.First.Exercise, "class Exercise { /* another */ }", Cancel);
        await new ResetCommand(course.Desk()).RunAsync("01", Cancel);
        Directory.GetFiles(Path.Combine(course.Course.StateFolder, "answers", "Lab01.First")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_verification_begins_no_lab_and_goes_on_without_an_answer()
    {
        File.Delete(course.First.Exercise);
        await new StartCommand(course.Desk()).RunAsync("01", isWatched: false, Cancel);

        (await new VerifyCommand(course.Desk()).RunAsync(asJson: false, Cancel)).ShouldBe(ExitCode.Unjudged);

        course.Count.ShouldBe(1);
        course.Said.ShouldContain("✗ 01 Two buckets · not judged");
        var progress = new ProgressFile(course.Course, TimeProvider.System).Read();
        (progress.Current, progress.Of(course.Second).StartedAt).ShouldBe(("01", null));
    }

    [Fact]
    public async Task Verify_checks_every_lab_also_after_one_that_is_red()
    {
        course.Runs = static (lab, _) => Task.FromResult(lab.Number == "01" ? SmallCourse.Judged(Verdict.Failed, Verdict.Passed) : SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        (await new VerifyCommand(course.Desk()).RunAsync(asJson: false, Cancel)).ShouldBe(ExitCode.Red);
        course.Said.ShouldBe("✗ 01 Two buckets · 1 of 2 tasks\n✓ 02 Two roles · done\n");

        course.Runs = static (lab, _) => Task.FromResult(lab.Number == "01" ? new LabRun.Ended(1, []) : SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        (await new VerifyCommand(course.Desk()).RunAsync(asJson: true, Cancel)).ShouldBe(ExitCode.Unjudged);
        course.Said.ShouldContain("""{"number":"01","name":"Lab01.First","isJudged":false,"isGreen":false,"greenTasks":[],"redTasks":[]}""");

        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        (await new VerifyCommand(course.Desk()).RunAsync(asJson: false, Cancel)).ShouldBe(ExitCode.Green);
    }

    [Fact]
    public async Task Broken_progress_is_put_aside_and_that_is_said()
    {
        Directory.CreateDirectory(course.Course.StateFolder);
        await File.WriteAllTextAsync(ProgressPath, """{"version":1,"labs":""", Cancel);

        var desk = course.Desk(isTerminal: false);
        new ListCommand(desk).Run(asJson: true);
        System.Text.Json.JsonDocument.Parse(course.Said).RootElement.GetArrayLength().ShouldBe(2);
        desk.TellNotes(toErrors: false);

        course.Said.ShouldContain("couldn't be read");
        (await File.ReadAllTextAsync($"{ProgressPath}.broken", Cancel)).ShouldBe("""{"version":1,"labs":""");
        await new HintCommand(course.Desk()).RunAsync("01", 1, Cancel);
        File.Exists(ProgressPath).ShouldBeTrue();
    }

    [Fact]
    public async Task Progress_of_a_newer_version_is_left_alone()
    {
        const string Newer = """{"version":3,"stars":5}""";
        Directory.CreateDirectory(course.Course.StateFolder);
        await File.WriteAllTextAsync(ProgressPath, Newer, Cancel);

        (await Should.ThrowAsync<LearnerException>(() => new HintCommand(course.Desk()).RunAsync("01", 1, Cancel))).Message.ShouldContain("newer version");

        (await File.ReadAllTextAsync(ProgressPath, Cancel)).ShouldBe(Newer);
    }

    [Fact]
    public async Task Progress_of_an_older_version_is_kept()
    {
        Directory.CreateDirectory(course.Course.StateFolder);
        await File.WriteAllTextAsync(ProgressPath, """{"version":1,"labs":{"01":{"hints":{"1":2},"red":{"1":"Alice reads"},"startedAt":"2026-01-01T00:00:00+00:00","spoiled":true}},"current":"01"}""", Cancel);

        await new CheckCommand(course.Desk()).RunAsync("01", asJson: false, Cancel);

        var known = new ProgressFile(course.Course, TimeProvider.System).Read();
        var lab = known.Of(course.First);
        (known.Version, lab.Hints[1], lab.Spoiled, lab.Failed.Select(failed => failed.Name).First()).ShouldBe((Progress.CurrentVersion, 2, true, "Alice_reads"));
    }

    [Fact]
    public async Task Changes_made_at_once_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => new ProgressFile(course.Course, TimeProvider.System).ChangeAsync(course.First, begins: true, static known => known with { Hints = known.Hints.SetItem(1, known.Hints.GetValueOrDefault(1) + 1) }, Cancel), Cancel)));

        new ProgressFile(course.Course, TimeProvider.System).Read().Of(course.First).Hints[1].ShouldBe(20);
    }

    [Fact]
    public void A_lab_that_is_not_there_is_told_with_those_that_are()
    {
        Should.Throw<LearnerException>(() => course.Course.Lab("7")).Message.ShouldBe("There is no lab 7. There are: 01 02");
        Should.Throw<LearnerException>(() => Course.Find(Path.GetPathRoot(Path.GetTempPath())!)).Message.ShouldContain("is in no clone of ScsLabs");
    }

    public void Dispose() => course.Dispose();
}
