using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Tests;

/// <summary>Programs that commands run: what they wrote, and their time.</summary>
public sealed class ProgramsTests
{
    private static readonly string Folder = Directory.GetCurrentDirectory();

    private readonly Programs programs = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_program_writes_is_kept_with_its_exit_code()
    {
        var end = await programs.RunAsync(new("sh", ["-c", "echo out; echo err >&2; exit 3"], Folder), Cancel);

        (end.ExitCode, end.StandardOutput, end.IsLate).ShouldBe((3, "out\n", false));
        end.Output.ShouldContain("err\n");
    }

    [Fact]
    public async Task A_program_whose_time_is_up_is_ended_with_all_that_it_started()
    {
        var end = await programs.RunAsync(new("sh", ["-c", "sleep 1000 & sleep 1000"], Folder) { Limit = TimeSpan.FromMilliseconds(1) }, Cancel);

        (end.IsLate, end.ExitCode).ShouldBe((true, -1));
    }

    [Fact]
    public async Task A_cancelled_program_is_ended()
    {
        using var cancelling = new CancellationTokenSource();
        var running = programs.RunAsync(new("sleep", ["1000"], Folder), cancelling.Token);

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_program_that_is_not_there_has_no_exit_code_of_its_own() =>
        (await programs.RunAsync(new("no-such-program-here", [], Folder), Cancel)).ExitCode.ShouldBe(-1);
}
