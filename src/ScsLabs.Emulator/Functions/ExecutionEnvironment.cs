using System.Diagnostics;
using System.Globalization;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator.Functions;

/// <summary>An execution environment of a function: a program with its runtime, which takes one event at a time.</summary>
/// <remarks>Source: Lambda Developer Guide, "Understanding the Lambda execution environment lifecycle".</remarks>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    /// <summary>How long a runtime may take to begin, before the time of its first event.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(10);

    /// <summary>How often the log is written while a function runs.</summary>
    private static readonly TimeSpan LogPeriod = TimeSpan.FromSeconds(1);

    /// <summary>The clock that the program has.</summary>
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly FunctionSnapshot function;
    private readonly Session session;
    private readonly UsedCode code;
    private readonly IRunningProgram program;
    private readonly RuntimeApi api;
    private readonly FunctionLog log;
    private readonly long begun = Stopwatch.GetTimestamp();
    private bool hasRun;
    private Task running = Task.CompletedTask;

    private ExecutionEnvironment(FunctionSnapshot function, Session session, UsedCode code, IRunningProgram program, RuntimeApi api, FunctionLog log) =>
        (this.function, this.session, this.code, this.program, this.api, this.log) = (function, session, code, program, api, log);

    /// <summary>Whether it can take another event: its runtime waits for one.</summary>
    public bool IsIdle { get; private set; }

    /// <summary>The time at which it last became idle, as <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long IdleSince { get; private set; }

    /// <summary>Starts the runtime of a function. Whether it can begin shows at the first event.</summary>
    /// <param name="function">The version of the function.</param>
    /// <param name="session">The session of its role.</param>
    /// <param name="code">Its code, which the environment disposes of.</param>
    /// <param name="interpreter">What runs it.</param>
    /// <param name="log">Its log.</param>
    /// <param name="host">How programs run here.</param>
    /// <param name="files">The files of functions.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">It can't start.</exception>
    public static async Task<ExecutionEnvironment> StartAsync(FunctionSnapshot function, Session session, UsedCode code, Interpreter interpreter, FunctionLog log, ProgramMachine host, FunctionFiles files, CancellationToken cancellationToken)
    {
        var runtime = new RuntimeApi();
        var places = host.Programs.PlacesFor(code.Path, files.Runtimes);
        var started = host.Programs.Start(places, SettingsOf(function, session, interpreter, log, places), new ProgramOutput.Lines(log.AddOutput));
        var environment = new ExecutionEnvironment(function, session, code, started, runtime, log);
        try
        {
            var listeners = await started.ListenersAsync(cancellationToken).ConfigureAwait(false);
            _ = host.Connections.AcceptAsync(listeners[0], SandboxOrigin.OfCalls, started.Over);
            _ = host.Connections.AcceptAsync(listeners[1], new() { Own = runtime.HandleAsync }, started.Over);
            return environment;
        }
        catch
        {
            await environment.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether it is one of the version as it is now, and its credentials last.</summary>
    public bool Fits(FunctionSnapshot now, Func<Session, bool> lasts) => !program.Ended.IsCompleted && now.Settings == function.Settings && now.Code == function.Code && lasts(session);

    /// <summary>Runs the function with an event.</summary>
    public Task<FunctionOutcome> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var run = RunOnceAsync(invocation, cancellationToken);
        running = run;
        return run;
    }

    /// <summary>Kills the program, and waits for what it runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await program.KillAsync().ConfigureAwait(false);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whoever invoked it sees how it ended
        await program.DisposeAsync().ConfigureAwait(false);
        code.Dispose();
    }

    private async Task<FunctionOutcome> RunOnceAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        IsIdle = false;
        var isFirst = !hasRun;
        hasRun = true;
        log.Begin();
        var initialised = isFirst ? await InitialiseAsync(invocation, cancellationToken).ConfigureAwait(false) : null;
        var initialisation = isFirst ? Stopwatch.GetElapsedTime(begun) : (TimeSpan?)null;
        log.Add($"START RequestId: {invocation.RequestId} Version: {function.Version}");
        var start = Stopwatch.GetTimestamp();
        var answer = initialised ?? await AnswerAsync(invocation, start, cancellationToken).ConfigureAwait(false);
        await program.FlushAsync().ConfigureAwait(false);
        Report(invocation, Stopwatch.GetElapsedTime(start), initialisation);
        await log.FlushAsync().ConfigureAwait(false);
        return new(answer.Payload, answer.IsError ? "Unhandled" : null, log.Tail);
    }

    private static ProgramSettings SettingsOf(FunctionSnapshot function, Session session, Interpreter interpreter, FunctionLog log, ProgramPlaces places) => new()
    {
        Program = interpreter.CommandFor(function.Settings, places),
        Readable = interpreter.Folder,
        Limits = new() { Memory = function.Settings.MemorySize * 1024L * 1024 },
        Environment = FunctionVariables.Of(function, session, log.Stream, places),
    };

    /// <summary>Waits until the runtime waits for its first event.</summary>
    /// <returns>The error with which it ended before; null where it waits.</returns>
    private async Task<RuntimeAnswer?> InitialiseAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Beginning + TimeSpan.FromSeconds(function.Settings.Timeout));
        await UntilAsync(late.Token, cancellationToken, api.Waiting, api.InitialisationError).ConfigureAwait(false);
        return api.InitialisationError is { IsCompletedSuccessfully: true } told ? await told.ConfigureAwait(false)
            : api.Waiting.IsCompleted ? null
            : await EndAsync(invocation).ConfigureAwait(false);
    }

    /// <summary>Gives the runtime the event, and waits for its answer and until it waits for another event.</summary>
    private async Task<RuntimeAnswer> AnswerAsync(Invocation invocation, long start, CancellationToken cancellationToken)
    {
        var timeout = TimeSpan.FromSeconds(function.Settings.Timeout);
        using var late = new CancellationTokenSource(timeout - Stopwatch.GetElapsedTime(start));
        var answered = api.Give(new()
        {
            RequestId = invocation.RequestId,
            Payload = invocation.Event,
            Deadline = Clock.GetUtcNow() + timeout,
            InvokedArn = invocation.InvokedArn,
            TraceId = string.Create(CultureInfo.InvariantCulture, $"Root=1-{Clock.GetUtcNow().ToUnixTimeSeconds():x8}-{invocation.RequestId.Replace("-", "", StringComparison.Ordinal)[..24]};Sampled=0"),
            ClientContext = invocation.ClientContext,
        });
        await UntilAsync(late.Token, cancellationToken, answered).ConfigureAwait(false);
        if (!answered.IsCompleted)
        {
            return await EndAsync(invocation).ConfigureAwait(false);
        }

        var answer = await answered.ConfigureAwait(false);
        if (answer.IsError && program.TakesTooMuch())
        {
            // It took its memory faster than it was looked at, and answers that it got no more. Lambda kills it before.
            await UntilAsync(late.Token, cancellationToken, program.Ended).ConfigureAwait(false);
            return await EndAsync(invocation).ConfigureAwait(false);
        }

        await UntilAsync(late.Token, cancellationToken, api.Waiting).ConfigureAwait(false);
        (IsIdle, IdleSince) = (api.Waiting.IsCompleted, Stopwatch.GetTimestamp());
        return answer;
    }

    /// <summary>Ends the runtime, if it hasn't ended, and tells why there is no answer.</summary>
    private async Task<RuntimeAnswer> EndAsync(Invocation invocation)
    {
        if (program.Ended.IsCompleted)
        {
            var end = await program.Ended.ConfigureAwait(false);
            return new(end.ExitCode == ProgramEnd.NotStarted ? FunctionErrors.NoEntrypoint(invocation.RequestId, EntrypointProblem()) : FunctionErrors.Exited(invocation.RequestId, end.ExitCode), IsError: true);
        }

        await program.KillAsync().ConfigureAwait(false);
        log.Add(string.Create(CultureInfo.InvariantCulture, $"{Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {invocation.RequestId} Task timed out after {function.Settings.Timeout}.00 seconds"));
        return new(FunctionErrors.TimedOut(invocation.RequestId, function.Settings.Timeout), IsError: true);
    }

    private string EntrypointProblem()
    {
        const string Entrypoint = $"/var/task/{Interpreter.Entrypoint}"; // as Lambda calls it
        var file = new FileInfo(Path.Combine(code.Path, Interpreter.Entrypoint));
        return !file.Exists ? $"Couldn't find valid bootstrap(s): [{Entrypoint} /opt/{Interpreter.Entrypoint}]"
            : $"fork/exec {Entrypoint}: {(file.UnixFileMode.HasFlag(UnixFileMode.OtherExecute) ? "exec format error" : "permission denied")}";
    }

    /// <summary>Waits until one of the tasks completes, the program ends or the time is over, and writes the log meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The world was left.</exception>
    private async Task UntilAsync(CancellationToken late, CancellationToken cancellationToken, params Task[] tasks)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late, cancellationToken);
        var any = Task.WhenAny([.. tasks, program.Ended, Task.Delay(Timeout.Infinite, over.Token)]);
        while (await Task.WhenAny(any, Task.Delay(LogPeriod, CancellationToken.None)).ConfigureAwait(false) != any)
        {
            await log.FlushAsync().ConfigureAwait(false);
        }

        await over.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Report(Invocation invocation, TimeSpan duration, TimeSpan? initialisation)
    {
        log.Add($"END RequestId: {invocation.RequestId}");
        log.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: {invocation.RequestId}\tDuration: {duration.TotalMilliseconds:F2} ms\tBilled Duration: {Math.Ceiling((duration + (initialisation ?? TimeSpan.Zero)).TotalMilliseconds):F0} ms\tMemory Size: {function.Settings.MemorySize} MB\tMax Memory Used: {program.PeakMemory / (1024 * 1024)} MB\t{(initialisation is { } took ? $"Init Duration: {took.TotalMilliseconds:F2} ms\t" : "")}"));
    }
}
