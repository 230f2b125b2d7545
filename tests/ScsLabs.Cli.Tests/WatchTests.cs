using System.Collections.Concurrent;
using ScsLabs.Cli.Learning.Watching;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Tests;

/// <summary>The command <c>watch</c>: what a save and a key do.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly SmallCourse course = new();
    private readonly Keys keys;

    public WatchTests() => keys = new(course);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_first_red_task_is_told_and_q_quits_with_its_code()
    {
        keys.Press('q');

        (await WatchAsync()).ShouldBe(ExitCode.Red);

        var said = course.Said;
        said.ShouldContain("✗ Task 1 The bucket · 1 of 2\n✗ Task 2 The role · 0 of 1\n");
        said.ShouldContain("✗ Alice reads");
        said.ShouldNotContain("✗ The role writes");
    }

    [Theory]
    [InlineData("write")]
    [InlineData("replace")]
    [InlineData("delete and write")]
    public async Task An_answer_is_checked_again_when_it_is_saved_however_the_editor_saves(string how)
    {
        course.Runs = (_, _) =>
        {
            if (course.Count == 1)
            {
                Save(how);
                return Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Failed));
            }

            keys.Press('q');
            return Task.FromResult(SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        };

        (await WatchAsync()).ShouldBe(ExitCode.Green);

        course.Count.ShouldBe(2);
        course.Said.ShouldContain("Lab 01 is done.");
    }

    [Fact]
    public async Task With_manual_a_save_does_nothing_and_Enter_checks()
    {
        // A save that counted would be noticed long before fifty keys are answered.
        var keysBefore = new List<int>();
        course.Runs = (_, _) =>
        {
            keysBefore.Add(course.Prompts);
            Save("write");
            return Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Failed));
        };

        keys.Press([.. Enumerable.Repeat('l', 50), '\n', 'q']);

        await WatchAsync(manual: true);

        keysBefore.ShouldBe([0, 51]);
        course.Said.ShouldContain("Press Enter to check");
    }

    [Fact]
    public async Task Keys_give_hints_list_the_labs_and_go_to_the_next()
    {
        keys.Press('h', 'l', 'n', 'n', 'q');

        await WatchAsync();

        var said = course.Said;
        said.ShouldContain("Lab 01, task 1, hint 1 of 2");
        said.ShouldContain("Two roles");
        said.ShouldContain("02  Two roles");
        said.ShouldContain("Your file: labs");
        said.ShouldNotContain("Edit it while this runs");
        course.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_a_second_n_leaves_a_lab_that_is_not_done()
    {
        keys.Press('n', 'l', 'n', 'q');
        await WatchAsync();
        course.Said.ShouldContain("Lab 01 isn't done yet. Press n once more");
        course.Desk().ReadProgress().Current.ShouldBe("01");

        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        keys.Press('n', 'q');
        await WatchAsync();
        course.Said.ShouldContain("02  Two roles");
    }

    [Theory]
    [InlineData('n')]
    [InlineData('r')]
    public async Task A_key_that_was_pressed_during_the_check_confirms_nothing(char key)
    {
        course.Runs = async (lab, cancel) =>
        {
            await File.WriteAllTextAsync(lab.Exercise, "class Exercise { /* mine */ }", cancel);
            keys.PressAtOnce(key);
            keys.PressAtOnce(key);
            while (keys.AreLeft)
            {
                await Task.Yield();
                cancel.ThrowIfCancellationRequested();
            }

            keys.PressWhenSaid(key == 'n' ? "Press n once more" : "Press r once more", 'q');
            return SmallCourse.Judged(Verdict.Failed, Verdict.Failed);
        };

        await WatchAsync(manual: true);

        (await File.ReadAllTextAsync(course.First.Exercise, Cancel)).ShouldContain("mine");
        course.Desk().ReadProgress().Current.ShouldBe("01");
    }

    [Fact]
    public async Task The_last_lab_that_is_not_done_is_said_to_be_the_last()
    {
        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Passed, Verdict.Passed));
        await course.Desk().CheckAsync(course.Second, begins: true, Cancel);
        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Failed));
        keys.Press('n', 'q');

        await WatchAsync();

        var said = course.Said;
        said.ShouldContain("All other labs are done: lab 01 is the last.");
        said.ShouldNotContain("All labs are done.");
    }

    [Fact]
    public async Task A_lab_is_told_when_it_is_new_and_when_s_is_pressed_and_the_red_task_always()
    {
        keys.Press('q');
        await WatchAsync();
        var first = course.Said;
        keys.Press('q');
        await WatchAsync();
        var second = course.Said;
        keys.Press('s', 'q');
        await WatchAsync();

        first.ShouldContain("The situation\nA bucket.");
        first.ShouldContain("2. The role: account B. Let it write.");
        second.ShouldNotContain("The situation");
        second.ShouldContain("Task 1: The bucket\n  Let Alice read.\n  ✗ Alice reads\n");
        course.Said.ShouldContain("The situation");
    }

    [Fact]
    public async Task Quitting_while_the_answer_does_not_compile_is_no_failure_of_the_watch()
    {
        course.Runs = static (_, _) => Task.FromResult<LabRun>(new LabRun.NotBuilt(["labs/Lab01.First/Exercise.cs(3,1): error CS1002: ; expected"]));
        keys.Press('q');

        (await WatchAsync()).ShouldBe(ExitCode.Red);
    }

    [Fact]
    public async Task Only_a_second_r_puts_the_file_back()
    {
        await File.WriteAllTextAsync(course.First.Exercise, SmallCourse.Delivered, Cancel);
        course.Runs = (lab, _) =>
        {
            File.WriteAllText(lab.Exercise, "class Exercise { /* mine */ }");
            return Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Failed));
        };
        keys.Press('r', 'l', 'r', 'q');
        await WatchAsync(manual: true);
        (await File.ReadAllTextAsync(course.First.Exercise, Cancel)).ShouldContain("mine");

        course.Runs = static (_, _) => Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Failed));
        keys.Press('r', 'r', 'q');
        await WatchAsync(manual: true);
        (await File.ReadAllTextAsync(course.First.Exercise, Cancel)).ShouldBe(SmallCourse.Delivered);
    }

    [Fact]
    public async Task Quitting_while_it_checks_ends_the_check()
    {
        var ended = false;
        course.Runs = async (_, cancel) =>
        {
            keys.PressAtOnce('q');
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(cancel);
            }
            finally
            {
                ended = cancel.IsCancellationRequested;
            }

            return SmallCourse.Judged(Verdict.Passed, Verdict.Passed);
        };

        (await WatchAsync()).ShouldBe(ExitCode.Red);
        ended.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cancelled_watch_ends_the_check_before_it_ends_itself()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var ended = false;
        course.Runs = async (_, cancel) =>
        {
            await interrupt.CancelAsync();
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(cancel);
            }
            finally
            {
                await Task.Yield();
                ended = true;
            }

            return SmallCourse.Judged(Verdict.Passed, Verdict.Passed);
        };

        await new WatchCommand(course.Desk(), keys).RunAsync("01", manual: false, interrupt.Token);

        ended.ShouldBeTrue();
    }

    [Fact]
    public async Task A_save_during_a_check_ends_it_and_begins_the_next()
    {
        var isEnded = false;
        course.Runs = async (_, cancel) =>
        {
            if (course.Count > 1)
            {
                keys.Press('q');
                return SmallCourse.Judged(Verdict.Passed, Verdict.Passed);
            }

            Save("write");
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(cancel); // it hangs
            }
            finally
            {
                isEnded = true;
            }

            return SmallCourse.Judged(Verdict.Failed, Verdict.Failed);
        };

        (await WatchAsync()).ShouldBe(ExitCode.Green);

        isEnded.ShouldBeTrue();
        course.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_check_that_takes_long_is_told_to_be_running()
    {
        course.Runs = async (_, cancel) =>
        {
            while (!course.Said.Contains("Still running after", StringComparison.Ordinal))
            {
                await Task.Yield();
                cancel.ThrowIfCancellationRequested();
            }

            keys.Press('q');
            return SmallCourse.Judged(Verdict.Passed, Verdict.Passed);
        };

        (await WatchAsync()).ShouldBe(ExitCode.Green);
    }

    [Fact]
    public async Task An_answer_that_is_deleted_meanwhile_is_told()
    {
        course.Runs = (_, _) =>
        {
            File.Delete(course.First.Exercise);
            return Task.FromResult(SmallCourse.Judged(Verdict.Failed, Verdict.Failed));
        };
        keys.PressWhenSaid("scslabs reset 01", 'q');

        await WatchAsync();

        course.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_watch_is_refused()
    {
        LearnerException? refused = null;
        course.Runs = async (_, _) =>
        {
            refused = await Should.ThrowAsync<LearnerException>(() => WatchAsync());
            keys.Press('q');
            return SmallCourse.Judged(Verdict.Failed, Verdict.Failed);
        };

        await WatchAsync();

        refused!.Message.ShouldContain("Another scslabs learn runs");
        course.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_answer_is_told_and_watched_for()
    {
        File.Delete(course.First.Exercise);
        keys.Press('l', 'q');

        (await WatchAsync()).ShouldBe(ExitCode.Red);

        course.Count.ShouldBe(0);
        course.Said.ShouldContain("scslabs reset 01");
    }

    public void Dispose() => course.Dispose();

    private Task<int> WatchAsync(bool manual = false) => new WatchCommand(course.Desk(), keys).RunAsync("01", manual, Cancel);

    private void Save(string how)
    {
        var text = $"class Exercise {{ /* saved {course.Count} */ }}";
        switch (how)
        {
            case "replace":
                File.WriteAllText($"{course.First.Exercise}.swp", text);
                File.Move($"{course.First.Exercise}.swp", course.First.Exercise, overwrite: true);
                break;
            case "delete and write":
                File.Delete(course.First.Exercise);
                File.WriteAllText(course.First.Exercise, text);
                break;
            default:
                File.WriteAllText(course.First.Exercise, text);
                break;
        }
    }

    /// <summary>Presses each key when the user is asked for it, or at once.</summary>
    private sealed class Keys(SmallCourse course) : IKeyboard
    {
        private readonly ConcurrentQueue<(int Prompt, char Key)> keys = [];
        private string? awaited;
        private char keyThen;

        /// <summary>Presses the keys one after the other, each when the next prompt shows.</summary>
        public void Press(params char[] answers)
        {
            var prompt = course.Prompts;
            foreach (var key in answers)
            {
                keys.Enqueue((++prompt, key));
            }
        }

        /// <summary>Whether a key wasn't read yet.</summary>
        public bool AreLeft => !keys.IsEmpty;

        public void PressAtOnce(char key) => keys.Enqueue((0, key));

        /// <summary>Presses the key when these words were written.</summary>
        public void PressWhenSaid(string words, char key) => (awaited, keyThen) = (words, key);

        public async Task<char?> ReadAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                if (keys.TryPeek(out var next) && course.Prompts >= next.Prompt)
                {
                    keys.TryDequeue(out next);
                    return next.Key;
                }

                if (awaited is not null && course.Said.Contains(awaited, StringComparison.Ordinal))
                {
                    awaited = null;
                    return keyThen;
                }

                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
