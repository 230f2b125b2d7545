using System.Diagnostics;

namespace ScsLabs.Emulator.Databases;

/// <summary>A program that ends with the emulator, also where that is killed: a shell between the two waits for the end of the emulator's pipe.</summary>
/// <remarks>The kernel's own way, PR_SET_PDEATHSIG, ends the program with the thread that started it, which is any of the thread pool's.</remarks>
internal sealed class SupervisedProcess : IDisposable
{
    /// <summary>Ends the program gently at a line of input, and at once at the end of input. Signals to the emulator's process group, such as Ctrl+C, are the emulator's to answer.</summary>
    private const string Script =
        """
        trap '' INT TERM HUP
        input=$1 log=$2
        shift 2
        exec 3<&0 >/dev/null 2>&1
        (trap - TERM; exec "$@") <"$input" >>"$log" 2>&1 3<&- &
        program=$!
        (while read -r line; do kill -TERM "$program"; done; kill -KILL "$program") <&3 &
        watch=$!
        exec 3<&-
        wait "$program"
        status=$?
        kill -KILL "$watch"
        exit "$status"
        """;

    private readonly Process shell;

    private SupervisedProcess(Process shell)
    {
        this.shell = shell;
        Ended = EndAsync();
    }

    /// <summary>Completes when the program has ended, with its exit code; 128 and the signal where a signal ended it.</summary>
    public Task<int> Ended { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="input">The file that is its standard input.</param>
    /// <param name="log">The file that its output is appended to.</param>
    /// <param name="program">The program's path.</param>
    /// <param name="arguments">The program's arguments.</param>
    public static SupervisedProcess Start(string input, string log, string program, IEnumerable<string> arguments) => new(Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "scslabs-database", input, log, program, .. arguments])
    {
        RedirectStandardInput = true,
        UseShellExecute = false,
        WorkingDirectory = "/",
    })!);

    /// <summary>Asks the program to end, and kills it if it hasn't after this time.</summary>
    public async Task EndAsync(TimeSpan patience)
    {
        try
        {
            await shell.StandardInput.WriteLineAsync("end").ConfigureAwait(false);
            await Ended.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            await KillAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Kills the program, and waits until it is gone.</summary>
    public Task KillAsync()
    {
        shell.StandardInput.Close();
        return Ended;
    }

    /// <inheritdoc />
    public void Dispose() => shell.Dispose();

    private async Task<int> EndAsync()
    {
        await shell.WaitForExitAsync().ConfigureAwait(false);
        return shell.ExitCode;
    }
}
