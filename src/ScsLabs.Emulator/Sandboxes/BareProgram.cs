using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>A program that runs as it is: with the emulator's own rights, files and network. It is for code that one would run oneself, where no sandbox can be had.</summary>
internal sealed class BareProgram : IRunningProgram
{
    /// <summary>How long output that was written may take to be read.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromMilliseconds(20);

    /// <summary>The time for which output is still read after the program's end. Processes that it left in the background may hold the output open.</summary>
    private static readonly TimeSpan ReadingOn = TimeSpan.FromSeconds(1);

    private readonly Process? process;
    private readonly IReadOnlyList<Socket> listeners;
    private readonly MemoryWatch memory;
    private readonly CancellationTokenSource over = new();

    private BareProgram(Process? process, IReadOnlyList<Socket> listeners, ProgramLimits limits, ProgramOutput output)
    {
        (this.process, this.listeners, Over) = (process, listeners, over.Token);
        memory = new(Measure, limits.Memory, Kill);
        if (process is null)
        {
            Ended = Task.FromResult(new ProgramEnd(ProgramEnd.NotStarted, null));
            over.Cancel();
            return;
        }

        memory.Begin();
        Ended = EndAsync(process, ReadAsync(process, output));
    }

    /// <inheritdoc />
    public Task<ProgramEnd> Ended { get; }

    /// <inheritdoc />
    public CancellationToken Over { get; }

    /// <inheritdoc />
    public long PeakMemory => memory.Peak;

    /// <inheritdoc />
    public bool TakesTooMuch() => memory.LookNow();

    /// <inheritdoc />
    public Task<IReadOnlyList<Socket>> ListenersAsync(CancellationToken cancellationToken) => Task.FromResult(listeners);

    /// <inheritdoc />
    public Task FlushAsync() => Task.WhenAny(Ended, Task.Delay(Reading));

    /// <inheritdoc />
    public Task<ProgramEnd> KillAsync()
    {
        Kill();
        return Ended;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync().ConfigureAwait(false);
        process?.Dispose();
        over.Dispose();
    }

    private static BareProgram Start(ProgramPlaces places, ProgramSettings settings, ProgramOutput output)
    {
        var start = new ProcessStartInfo(settings.Program[0], settings.Program.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = places.Code };
        start.Environment.Clear();
        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            var started = Process.Start(start)!;
            started.StandardInput.Close();
            return new(started, places.Listeners, settings.Limits, output);
        }
        catch (Win32Exception failure)
        {
            output.Say($"{settings.Program[0]} could not be started: {failure.Message}");
            return new(null, places.Listeners, settings.Limits, output);
        }
    }

    private static Task ReadAsync(Process process, ProgramOutput output)
    {
        if (output is ProgramOutput.Streams streams)
        {
            return streams.ReadAsync(process);
        }

        var gate = new Lock();
        return Task.WhenAll(OutputLines.ReadAsync(process.StandardOutput, Told), OutputLines.ReadAsync(process.StandardError, Told));

        void Told(string text)
        {
            lock (gate)
            {
                output.Say(text);
            }
        }
    }

    private void Kill()
    {
        try
        {
            process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    private long Measure()
    {
        try
        {
            process!.Refresh();
            return process.WorkingSet64 + ProcessTree.MemoryBelow(process.Id);
        }
        catch (InvalidOperationException)
        {
            return 0; // it has ended
        }
    }

    private async Task<ProgramEnd> EndAsync(Process ran, Task read)
    {
        try
        {
            await ran.WaitForExitAsync().ConfigureAwait(false);
            await Task.WhenAny(read, Task.Delay(ReadingOn)).ConfigureAwait(false);
            return new(ran.ExitCode, memory.IsExceeded ? "memory" : null);
        }
        finally
        {
            memory.Dispose();
            await over.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs programs as they are.</summary>
    internal sealed class Host : IProgramHost
    {
        /// <inheritdoc />
        public int? User => null;

        /// <inheritdoc />
        public ProgramPlaces PlacesFor(string? code, string? runtimes, string inside = ProgramPlaces.Task)
        {
            Socket[] listeners = [Listen(), Listen()];
            return new()
            {
                CodeHere = code,
                RuntimesHere = runtimes,
                Code = code ?? Path.GetTempPath(),
                Runtimes = runtimes ?? "",
                Endpoint = listeners[0].LocalEndPoint!.ToString()!,
                Own = listeners[1].LocalEndPoint!.ToString()!,
                Listeners = listeners,
            };
        }

        /// <inheritdoc />
        public IRunningProgram Start(ProgramPlaces places, ProgramSettings settings, ProgramOutput output) => BareProgram.Start(places, settings, output);

        private static Socket Listen()
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            socket.Listen();
            return socket;
        }
    }
}
