using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ScsLabs.Emulator.Metadata;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Emulator.Instances;

/// <summary>Runs the scripts of Run Command, each in a sandbox of its own, with the metadata service of its instance.</summary>
[SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes of the subscription and the folder; a SemaphoreSlim whose wait handle is never asked for holds nothing.")]
internal sealed class CommandHost : ICommandHost, IAsyncDisposable
{
    private const string FileName = "_script.sh";

    /// <summary>The maximum that is kept of each of a script's two outputs, in bytes.</summary>
    private const int MostOutput = 1024 * 1024;

    /// <summary>The maximum number of scripts that run at once; others wait for their turn.</summary>
    private const int MostAtOnce = 64;

    /// <summary>The limits of a script: those of a small instance.</summary>
    private static readonly ProgramLimits Limits = new() { Memory = 512L * 1024 * 1024, Processes = 256, Files = 1024 };

    private readonly ConcurrentDictionary<Run, bool> running = new();
    private readonly SemaphoreSlim turns = new(MostAtOnce);
    private readonly WorldStore store;
    private readonly Lazy<Task<(ProgramMachine? Machine, string? Refusal)>> machine;
    private readonly MetadataService metadata;
    private readonly Lazy<HostFolder> folder;
    private readonly IDisposable subscription;
    private int folders;
    private volatile bool isDisposed;

    /// <summary>Follows a world. Nothing is started yet.</summary>
    /// <param name="store">The world.</param>
    /// <param name="machine">Whether programs run on this machine, and how.</param>
    /// <param name="metadata">The metadata services of instances.</param>
    public CommandHost(WorldStore store, Lazy<Task<(ProgramMachine? Machine, string? Refusal)>> machine, MetadataService metadata)
    {
        (this.store, this.machine, this.metadata) = (store, machine, metadata);
        folder = new(() => NewFolder(machine.Value.Result.Machine!.Programs.User));
        subscription = store.Subscribe(new Follower(commit => !running.IsEmpty && commit.Changes.Any(static change => change is Change<Instance> or Change<CommandRun>), (_, _, _) => EndUnwantedAsync()));
    }

    /// <summary>The path of the folder with the scripts; null before the first.</summary>
    public string? Folder => folder.IsValueCreated ? folder.Value.Path : null;

    /// <inheritdoc />
    public async Task<string?> RefusalAsync() => (await machine.Value.ConfigureAwait(false)).Refusal;

    /// <inheritdoc />
    public async Task<ScriptOutcome> RunAsync(Script script, CancellationToken cancellationToken)
    {
        var here = (await machine.Value.ConfigureAwait(false)).Machine!;
        using var run = new Run(script, BootOf(script), cancellationToken);
        running[run] = true;
        try
        {
            // Looked at after it can be ended, so that no change is missed.
            if (EndOf(run) is { } unwanted)
            {
                return new(unwanted, 0, default, default);
            }

            await turns.WaitAsync(run.Over).ConfigureAwait(false);
            try
            {
                run.EndAfter(script.Timeout);
                return await RunAsync(run, here).ConfigureAwait(false);
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(EndOf(run) ?? ScriptEnd.TimedOut, 0, default, default);
        }
        finally
        {
            running.TryRemove(run, out _);
            run.Left.SetResult();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        subscription.Dispose();
        await EndUnwantedAsync().ConfigureAwait(false);
        await Task.WhenAll(running.Keys.Select(static run => run.Left.Task)).ConfigureAwait(false);
        if (folder.IsValueCreated)
        {
            await folder.Value.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static HostFolder NewFolder(int? user)
    {
        var made = new HostFolder("scslabs-commands-");
        FileOwner.Give(made.Path, user);
        return made;
    }

    /// <summary>Ends the scripts whose invocation was cancelled, or whose instance doesn't run any more, or anew.</summary>
    private async Task EndUnwantedAsync()
    {
        foreach (var run in running.Keys.Where(run => EndOf(run) is not null))
        {
            await run.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Why a script isn't to run any more; null where it is.</summary>
    private ScriptEnd? EndOf(Run run)
    {
        var (script, world) = (run.Script, store.Current);
        return world.Find<CommandRun>(script.Place, CommandRun.IdOf(script.CommandId, script.InstanceId)) is not { State: RunState.InProgress } ? ScriptEnd.Cancelled
            : isDisposed || world.Find<Instance>(script.Place, script.InstanceId) is not { State: InstanceState.Running } instance || instance.BootedAt != run.Boot ? ScriptEnd.InstanceStopped
            : null;
    }

    private DateTimeOffset? BootOf(Script script) => store.Current.Find<Instance>(script.Place, script.InstanceId)?.BootedAt;

    private async Task<ScriptOutcome> RunAsync(Run run, ProgramMachine here)
    {
        var script = run.Script;
        var path = Path.Combine(folder.Value.Path, Interlocked.Increment(ref folders).ToString(CultureInfo.InvariantCulture));
        ReadableFiles.MakeFolder(path);
        try
        {
            await using (var file = ReadableFiles.Create(Path.Combine(path, FileName), ReadableFiles.Executable))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(script.Text), run.Over).ConfigureAwait(false);
            }

            var (output, errors) = (new CapturedOutput(MostOutput), new CapturedOutput(MostOutput));
            var places = here.Programs.PlacesFor(path, null, $"/var/lib/amazon/ssm/{script.InstanceId}/document/orchestration/{script.CommandId}/{script.Step}");
            await using var program = here.Programs.Start(places, SettingsOf(script, places), new ProgramOutput.Streams(output, errors));
            await ServeAsync(program, script, places.Own, here, run.Over).ConfigureAwait(false);
            await Task.WhenAny(program.Ended, Task.Delay(Timeout.Infinite, run.Over)).ConfigureAwait(false);
            var isOver = !program.Ended.IsCompleted;
            var end = await (isOver ? program.KillAsync() : program.Ended).ConfigureAwait(false);
            run.RequireWorld();
            if (end.Limit is not null)
            {
                errors.Add(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"The script was ended: its processes took more than {Limits.Memory / (1024 * 1024)} MB of memory.\n")));
            }

            return new(isOver ? EndOf(run) ?? ScriptEnd.TimedOut : ScriptEnd.Exited, end.ExitCode, output.Bytes, errors.Bytes);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Answers what the program asks of AWS and of its instance's metadata service. One that ends before it begins has said why.</summary>
    private async Task ServeAsync(IRunningProgram program, Script script, string own, ProgramMachine here, CancellationToken over)
    {
        try
        {
            var listeners = await program.ListenersAsync(over).ConfigureAwait(false);
            _ = here.Connections.AcceptAsync(listeners[0], new() { InstanceId = script.InstanceId }, program.Over);
            _ = here.Connections.AcceptAsync(listeners[1], new() { Own = context => metadata.HandleOnAsync(context, script.InstanceId, own) }, program.Over);
        }
        catch (IOException)
        {
            await program.KillAsync().ConfigureAwait(false);
        }
    }

    private static ProgramSettings SettingsOf(Script script, ProgramPlaces places) => new()
    {
        // As the agent does: the script itself is executed, so its first line can name what runs it.
        Program = ["/bin/sh", "-c", "cd -- \"$1\" && exec \"$0\"", $"{places.Code}/{FileName}", script.WorkingDirectory ?? "/tmp"],
        IsRoot = true,
        Limits = Limits,
        Temporary = 256L * 1024 * 1024,
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOME"] = "/tmp",
            ["LANG"] = "C.UTF-8",
            ["AWS_SSM_INSTANCE_ID"] = script.InstanceId,
            ["AWS_SSM_REGION_NAME"] = script.Place.Region,
            ["SSM_COMMAND_ID"] = script.CommandId,
            ["AWS_ENDPOINT_URL"] = $"http://{places.Endpoint}",
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = $"http://{places.Own}/",

            // Whoever asks at AWS's address of the metadata service comes to the one of this instance.
            ["http_proxy"] = $"http://{places.Own}",
            ["no_proxy"] = "localhost,127.0.0.1",
        },
    };

    /// <summary>A script that runs, and what ends it.</summary>
    private sealed class Run : IDisposable
    {
        private readonly CancellationTokenSource end = new();
        private readonly CancellationTokenSource any;
        private readonly CancellationToken worldLeft;
        private readonly Lock gate = new();
        private bool isDisposed;

        public Run(Script script, DateTimeOffset? boot, CancellationToken worldLeft)
        {
            (Script, Boot, this.worldLeft) = (script, boot, worldLeft);
            any = CancellationTokenSource.CreateLinkedTokenSource(end.Token, worldLeft);
            Over = any.Token;
        }

        public Script Script { get; }

        /// <summary>When its instance was booted last, as it began.</summary>
        public DateTimeOffset? Boot { get; }

        /// <summary>Cancelled when it is to end.</summary>
        public CancellationToken Over { get; }

        /// <summary>Completes when nothing is left of it.</summary>
        public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void EndAfter(TimeSpan time) => end.CancelAfter(time);

        /// <summary>Ends it, unless it has ended.</summary>
        public Task EndAsync()
        {
            lock (gate)
            {
                return isDisposed ? Task.CompletedTask : end.CancelAsync();
            }
        }

        public void RequireWorld() => worldLeft.ThrowIfCancellationRequested();

        public void Dispose()
        {
            lock (gate)
            {
                isDisposed = true;
                any.Dispose();
                end.Dispose();
            }
        }
    }
}
