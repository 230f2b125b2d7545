using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>
/// A program that runs apart from this machine: in namespaces of its own for processes, users, files and network, with read-only system folders, an empty folder for temporary files, and no way out but to the emulator.
/// </summary>
/// <remarks>It ends with the emulator, also where that is killed: a shell between the two waits for the end of the emulator's pipe.</remarks>
internal sealed class Sandbox : IAsyncDisposable
{
    private const string Script =
        """
        trap '' INT TERM HUP
        folder=$1
        shift
        exec 3<&0
        "$@" </dev/null 2>&1 3<&- &
        program=$!
        exec 2>/dev/null
        (while read -r line; do :; done; kill -KILL "$program") <&3 3<&- >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait "$program"
        status=$?
        kill -KILL "$watch"
        rm -rf "$folder"
        exit "$status"
        """;

    /// <summary>Where the sandbox has its own files, and where its temporary ones.</summary>
    private const string Files = "/run/scslabs", Temporary = "/tmp";

    /// <summary>The working directory of a program that has code.</summary>
    public const string Code = "/var/task";

    /// <summary>The exit code where the program could not be started.</summary>
    public const int NotStarted = 127;

    private const int User = 993, Group = 990;
    private const int LongestLine = 256 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process shell;
    private readonly SandboxSettings settings;
    private readonly Socket control;
    private readonly CancellationTokenSource over = new();
    private readonly Task watched;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> marks = new(StringComparer.Ordinal);
    private string? limit;

    private Sandbox(Process shell, SandboxSettings settings, Socket control, Action<string> line)
    {
        (this.shell, this.settings, this.control) = (shell, settings, control);
        Over = over.Token;
        watched = WatchAsync();
        Ended = EndAsync(ReadAsync(line));
    }

    /// <summary>The arguments of bubblewrap that all sandboxes have: they create the namespaces, drop the capabilities, and mount the system's programs for reading.</summary>
    public static IReadOnlyList<string> Walls { get; } =
    [
        "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox",
        "--uid", $"{User}", "--gid", $"{Group}", "--cap-drop", "ALL",
        .. ((string[])["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"]).SelectMany(Mount),
        .. ((string[])["/etc/ld.so.cache", "/etc/alternatives", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/etc/localtime"]).SelectMany(path => (string[])["--ro-bind-try", path, path]),
        "--proc", "/proc", "--dev", "/dev",
    ];

    /// <summary>Completes when the program has ended.</summary>
    public Task<SandboxEnd> Ended { get; }

    /// <summary>Cancelled when the program has ended.</summary>
    public CancellationToken Over { get; }

    /// <summary>The most memory that its processes were seen to take together, in bytes.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Bubblewrap.</param>
    /// <param name="settings">What runs, and how much it may take.</param>
    /// <param name="line">Is told each line of its output, in order; longer ones in parts. While it is told one, no more is read.</param>
    public static Sandbox Start(SandboxProgram program, SandboxSettings settings, Action<string> line)
    {
        var files = new SandboxFiles(Directory.CreateTempSubdirectory("scslabs-run-").FullName);
        var passing = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        passing.Bind(new UnixDomainSocketEndPoint(files.Control));
        passing.Listen();
        File.WriteAllText(files.Environment, string.Concat(settings.Environment.Select(variable => $"{variable.Key}={variable.Value}\0")));
        File.WriteAllText(files.Users, $"sandbox:x:{User}:{Group}::{Temporary}:/bin/sh\n");
        File.WriteAllText(files.Hosts, "127.0.0.1 localhost\n");
        File.WriteAllText(files.RuntimeSettings, SandboxHost.RuntimeSettings);
        files.GiveTo(program.User);
        var init = SandboxHost.Here;
        string[] arguments =
        [
            "-c", Script, "scslabs-sandbox", files.Folder, .. program.Command, .. Walls,
            "--ro-bind", files.Folder, Files, "--ro-bind", files.Users, "/etc/passwd", "--ro-bind", files.Hosts, "/etc/hosts",
            "--size", $"{settings.Temporary}", "--tmpfs", Temporary,
            .. init.Mounts, .. settings.Readable.SelectMany(readable => (string[])["--ro-bind", readable.Value, readable.Key]),
            .. settings.Code is { } code ? (string[])["--ro-bind", code, Code, "--chdir", Code] : ["--chdir", Temporary],
            "--remount-ro", "/", .. init.Environment, "--", .. init.Command(new SandboxFiles(Files)), SandboxInit.Command, Files, $"{settings.Limits}", .. settings.Program,
        ];
        var process = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
        return new(process, settings, passing, line);
    }

    /// <summary>Waits until the program is about to begin, and returns the sockets that listen inside, in the order of <see cref="SandboxPorts.All"/>.</summary>
    /// <exception cref="IOException">It ended before.</exception>
    public async Task<IReadOnlyList<Socket>> ListenersAsync(CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        late.CancelAfter(Patience);
        try
        {
            using var passing = await control.AcceptAsync(late.Token).ConfigureAwait(false);
            control.Dispose(); // what runs later passes nothing
            return PassedSockets.Receive(passing, SandboxPorts.All.Length) is { Length: > 0 } sockets ? sockets : throw new IOException("The sandbox passed no sockets.");
        }
        catch (OperationCanceledException early) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The sandbox ended before its program began.", early);
        }
    }

    /// <summary>Waits until all output that was written before has been told.</summary>
    /// <remarks>A mark of the emulator's own follows it through the pipe.</remarks>
    public async Task FlushAsync()
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mark = $"\u0001{Guid.NewGuid():N}";
        marks[mark] = flushed;
        try
        {
            await using var output = new FileStream($"/proc/{shell.Id}/fd/1", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
            await output.WriteAsync(Encoding.ASCII.GetBytes($"{mark}\n")).ConfigureAwait(false);
            await Task.WhenAny(flushed.Task, Ended).ConfigureAwait(false);
        }
        catch (IOException)
        {
            await Task.WhenAny(Ended).ConfigureAwait(false); // it has ended, and with it all output
        }
        finally
        {
            marks.TryRemove(mark, out _);
        }
    }

    /// <summary>Kills all processes of the sandbox, and waits until they are gone.</summary>
    public Task<SandboxEnd> KillAsync()
    {
        shell.StandardInput.Close();
        return Ended;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync().ConfigureAwait(false);
        await watched.ConfigureAwait(false);
        control.Dispose();
        shell.Dispose();
        over.Dispose();
    }

    private static string[] Mount(string path) => Directory.Exists(path) ? new DirectoryInfo(path).LinkTarget is { } target ? ["--symlink", target, path] : ["--ro-bind", path, path] : [];

    /// <summary>Reads the output line by line until all who write it have ended.</summary>
    private async Task ReadAsync(Action<string> line)
    {
        var (buffer, text) = (new char[8192], new StringBuilder());
        while (await shell.StandardOutput.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            foreach (var character in buffer.AsMemory(0, count).ToArray())
            {
                if (character != '\n')
                {
                    text.Append(character);
                }

                if (character == '\n' || text.Length == LongestLine)
                {
                    Tell(text, line);
                }
            }
        }

        if (text.Length > 0)
        {
            Tell(text, line);
        }
    }

    /// <summary>Tells a line, and who waits for what follows it.</summary>
    private void Tell(StringBuilder text, Action<string> line)
    {
        var told = text.ToString();
        text.Clear();
        if (told.LastIndexOf('\u0001') is >= 0 and var at && marks.TryRemove(told[at..], out var flushed))
        {
            if (at > 0)
            {
                line(told[..at]);
            }

            flushed.SetResult();
        }
        else
        {
            line(told);
        }
    }

    private async Task<SandboxEnd> EndAsync(Task read)
    {
        try
        {
            await shell.WaitForExitAsync().ConfigureAwait(false);
            await read.ConfigureAwait(false);
            return new(shell.ExitCode, limit);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Kills the sandbox when it takes more than it may. Control groups, with which the kernel itself would, can't be counted on.</summary>
    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, over.Token).ConfigureAwait(false);
                var memory = ProcessTree.MemoryBelow(shell.Id);
                PeakMemory = Math.Max(PeakMemory, memory);
                limit = memory > settings.Limits.Memory ? "memory" : null;
                if (limit is not null)
                {
                    shell.StandardInput.Close();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }
}

/// <summary>The end of a sandbox: its program's exit code, and the limit for which it was killed.</summary>
/// <param name="ExitCode">The exit code of its program; 128 and the signal where a signal ended it.</param>
/// <param name="Limit">The limit that it exceeded: <c>memory</c>; null where it ended otherwise.</param>
internal sealed record SandboxEnd(int ExitCode, string? Limit);
