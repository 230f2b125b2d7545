using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>
/// A program that runs apart from this machine: in namespaces of its own for processes, users, files and network, with read-only system folders, an empty folder for temporary files, and no way out but to the emulator.
/// </summary>
/// <remarks>
/// It ends with the emulator, also where that is killed: a shell between the two waits for the end of the emulator's pipe. It kills the first process of the namespace, of which
/// bubblewrap tells, and with it all others. If it killed bubblewrap, a first process that had only begun would go on without anybody.
/// </remarks>
internal sealed class Sandbox : IRunningProgram
{
    private const string Script =
        """
        trap '' INT TERM HUP
        folder=$1 errors=$2
        shift 2
        told=$(mktemp -d) && mkfifo "$told/process" && exec 5<>"$told/process" 6<"$told/process" && rm -r "$told" || { rm -rf "$folder"; exit 126; }
        exec 3<&0 4>&"$errors"
        "$@" </dev/null 2>&4 3<&- 4>&- 6<&- &
        program=$!
        exec 2>/dev/null 4>&- 5>&-
        (
          while read -r line; do :; done
          while read -r line <&6; do
            case $line in *child-pid*) line=${line#*: } && kill -KILL "${line%%[!0-9]*}" ;; esac
          done
        ) <&3 3<&- >/dev/null 2>&1 &
        watch=$!
        exec 3<&- 6<&-
        wait "$program"
        status=$?
        kill -KILL "$watch"
        rm -rf "$folder"
        exit "$status"
        """;

    /// <summary>Where the sandbox has its own files, and where its temporary ones.</summary>
    private const string Files = "/run/scslabs", Temporary = "/tmp";

    /// <summary>The user and group of a program that isn't root: those of Lambda's.</summary>
    private const int User = 993, Group = 990;

    /// <summary>The random bytes of a mark, and its length in characters.</summary>
    private const int MarkBytes = 16, MarkLength = 1 + (2 * MarkBytes);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process shell;
    private readonly Socket control;
    private readonly MemoryWatch memory;
    private readonly CancellationTokenSource over = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> marks = new(StringComparer.Ordinal);

    private Sandbox(Process shell, ProgramLimits limits, Socket control, ProgramOutput output)
    {
        var (process, input) = (shell.Id, shell.StandardInput);
        (this.shell, this.control, Over) = (shell, control, over.Token);
        memory = new(() => ProcessTree.MemoryBelow(process), limits.Memory, input.Close);
        memory.Begin();
        Ended = EndAsync(output is ProgramOutput.Streams streams ? streams.ReadAsync(shell) : OutputLines.ReadAsync(shell.StandardOutput, text => Tell(text, output.Say), MarkLength));
    }

    /// <summary>The arguments of bubblewrap that all sandboxes have: they create the namespaces, drop the capabilities, and mount the system's programs for reading.</summary>
    public static IReadOnlyList<string> Walls { get; } =
    [
        "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox",
        "--cap-drop", "ALL",
        .. ((string[])["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"]).SelectMany(Mount),
        .. ((string[])["/etc/ld.so.cache", "/etc/alternatives", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/etc/localtime"]).SelectMany(path => (string[])["--ro-bind-try", path, path]),
        "--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev", // what is written there would be memory without a bound
    ];

    /// <inheritdoc />
    public Task<ProgramEnd> Ended { get; }

    /// <inheritdoc />
    public CancellationToken Over { get; }

    /// <inheritdoc />
    public long PeakMemory => memory.Peak;

    /// <inheritdoc />
    public bool TakesTooMuch() => memory.LookNow();

    /// <summary>Starts a program.</summary>
    /// <param name="program">Bubblewrap.</param>
    /// <param name="places">Where it finds what it needs.</param>
    /// <param name="settings">What runs, and how much it may take.</param>
    /// <param name="output">Takes what it writes.</param>
    public static Sandbox Start(SandboxProgram program, ProgramPlaces places, ProgramSettings settings, ProgramOutput output)
    {
        var files = new SandboxFiles(Directory.CreateTempSubdirectory("scslabs-run-").FullName);
        var passing = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            return new(Start(program, places, settings, files, passing, output is ProgramOutput.Streams), settings.Limits, passing, output);
        }
        catch
        {
            passing.Dispose();
            Directory.Delete(files.Folder, recursive: true);
            throw;
        }
    }

    private static Process Start(SandboxProgram program, ProgramPlaces places, ProgramSettings settings, SandboxFiles files, Socket passing, bool isApart)
    {
        passing.Bind(new UnixDomainSocketEndPoint(files.Control));
        passing.Listen();
        var (name, user, group) = settings.IsRoot ? ("root", 0, 0) : ("sandbox", User, Group);
        File.WriteAllText(files.Environment, string.Concat(settings.Environment.Select(variable => $"{variable.Key}={variable.Value}\0")));
        File.WriteAllText(files.Users, $"{name}:x:{user}:{group}::{Temporary}:/bin/sh\n");
        File.WriteAllText(files.Hosts, "127.0.0.1 localhost\n");
        File.WriteAllText(files.RuntimeSettings, SandboxHost.RuntimeSettings);
        files.GiveTo(program.User);
        var init = SandboxHost.Here;
        string[] arguments =
        [
            "-c", Script, "scslabs-sandbox", files.Folder, isApart ? "2" : "1", .. program.Command, .. Walls, "--info-fd", "5", "--uid", $"{user}", "--gid", $"{group}",
            "--ro-bind", files.Folder, Files, "--ro-bind", files.Users, "/etc/passwd", "--ro-bind", files.Hosts, "/etc/hosts",
            "--size", $"{settings.Temporary}", "--tmpfs", Temporary,
            .. init.Mounts, .. Bound(settings.Readable, settings.Readable ?? ""), .. Bound(places.CodeHere, places.Code), .. Bound(places.RuntimesHere, places.Runtimes),
            "--chdir", places.Code,
            "--remount-ro", "/", .. init.Environment, "--", .. init.Command(new SandboxFiles(Files)), SandboxInit.Command, Files, $"{settings.Limits}", .. settings.Program,
        ];
        return Process.Start(new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = isApart, UseShellExecute = false, WorkingDirectory = "/" })!;
    }

    /// <inheritdoc />
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

    /// <inheritdoc />
    /// <remarks>A mark of the emulator's own follows it through the pipe. A program whose user is the emulator's could take it out of there, so it isn't awaited without end.</remarks>
    public async Task FlushAsync()
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mark = $"\u0001{Convert.ToHexString(RandomNumberGenerator.GetBytes(MarkBytes))}";
        marks[mark] = flushed;
        try
        {
            await using var output = new FileStream($"/proc/{shell.Id}/fd/1", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
            await output.WriteAsync(Encoding.ASCII.GetBytes($"{mark}\n")).ConfigureAwait(false);
            await Task.WhenAny(flushed.Task, Ended).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The mark is lost.
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

    /// <inheritdoc />
    public Task<ProgramEnd> KillAsync()
    {
        shell.StandardInput.Close();
        return Ended;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync().ConfigureAwait(false);
        control.Dispose();
        shell.Dispose();
        over.Dispose();
    }

    private static string[] Mount(string path) => Directory.Exists(path) ? new DirectoryInfo(path).LinkTarget is { } target ? ["--symlink", target, path] : ["--ro-bind", path, path] : [];

    private static string[] Bound(string? here, string inside) => here is null ? [] : ["--ro-bind", here, inside];

    /// <summary>Tells a line, and who waits for what follows it.</summary>
    private void Tell(string told, Action<string> line)
    {
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

    private async Task<ProgramEnd> EndAsync(Task read)
    {
        try
        {
            await shell.WaitForExitAsync().ConfigureAwait(false);
            await read.ConfigureAwait(false);
            return new(shell.ExitCode, memory.IsExceeded ? "memory" : null);
        }
        finally
        {
            memory.Dispose();
            await over.CancelAsync().ConfigureAwait(false);
        }
    }
}
