using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator.Tests.Sandboxes;

/// <summary>A program without a sandbox ends when it ends.</summary>
public sealed class BareProgramTests
{
    [Fact]
    public async Task One_that_leaves_a_process_in_the_background_has_ended_all_the_same()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell's.");
        var (output, errors) = (new CapturedOutput(1024), new CapturedOutput(1024));
        var host = new BareProgram.Host();

        await using (var program = host.Start(host.PlacesFor(null, null), new() { Program = ["/bin/sh", "-c", "sleep 1000 & echo $!"] }, new ProgramOutput.Streams(output, errors)))
        {
            (await program.Ended.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).ExitCode.ShouldBe(0);
        }

        using var left = Process.GetProcessById(int.Parse(Encoding.ASCII.GetString(output.Bytes), CultureInfo.InvariantCulture));
        left.Kill();
    }
}
