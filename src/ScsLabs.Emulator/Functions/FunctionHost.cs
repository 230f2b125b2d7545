using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Logs;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator.Functions;

/// <summary>Runs an emulator's functions. Functions that nobody invokes cost nothing.</summary>
[SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes of what it holds.")]
internal sealed class FunctionHost : IFunctionHost, IAsyncDisposable
{
    /// <summary>How long an environment is kept idle.</summary>
    private static readonly TimeSpan KeptIdle = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Runtime, Lazy<Task<(Interpreter? Interpreter, string? Refusal)>>> interpreters = new();
    private readonly ConcurrentDictionary<string, FunctionPool> pools = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ExecutionEnvironment, bool> environments = new();
    private readonly RunningFunctions running = new();
    private readonly SemaphoreSlim starting = new(Environment.ProcessorCount * 2);
    private readonly Acting acting;
    private readonly Lazy<Task<(ProgramMachine? Machine, string? Refusal)>> machine;
    private readonly Lazy<FunctionFiles> files;
    private readonly IDisposable subscription;
    private readonly Timer cleaning;
    private volatile bool isDisposed;

    /// <summary>Follows a world. Nothing is started yet.</summary>
    /// <param name="store">The world.</param>
    /// <param name="acting">Lets Lambda assume roles.</param>
    /// <param name="machine">Whether programs run on this machine, and how.</param>
    public FunctionHost(WorldStore store, Acting acting, Lazy<Task<(ProgramMachine? Machine, string? Refusal)>> machine)
    {
        (this.acting, this.machine) = (acting, machine);
        files = new(() => new(machine.Value.Result.Machine!.Programs.User));
        subscription = store.Subscribe(new Follower(static commit => commit.Changes.Any(static change => change is Change<Function> { Old: not null } or Change<PublishedVersion> { New: null }), (commit, _, _) => FollowAsync(commit)));
        cleaning = new(_ => EndIdle(), null, KeptIdle, KeptIdle);
    }

    /// <summary>The path of the folder with all files; null before the first.</summary>
    public string? Folder => files.IsValueCreated ? files.Value.Folder : null;

    /// <inheritdoc />
    public async Task<string?> RefusalAsync() => (await machine.Value.ConfigureAwait(false)).Refusal;

    /// <inheritdoc />
    public async Task<string?> RefusalAsync(Runtime runtime) => (await FindAsync(runtime).ConfigureAwait(false)).Refusal;

    /// <inheritdoc />
    public async Task<FunctionOutcome> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var version = invocation.Version;
        var pool = pools.GetOrAdd(version.Arn, static _ => new());
        using (running.Enter(version.Function, AccountConcurrency.Unreserved(acting.World, version.Function.Place)))
        {
            ExecutionEnvironment environment;
            try
            {
                environment = pool.Take(idle => idle.Fits(version, Lasts)) ?? await StartAsync(version, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException || isDisposed)
            {
                acting.Logger.LogWarning(failure, "The function {Function} can't start", version.Arn);
                return new(FunctionErrors.NotStarted(invocation.RequestId, failure is InvalidDataException ? failure.Message : "The execution environment could not be started."), "Unhandled", "");
            }

            try
            {
                return await environment.RunAsync(invocation, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await LeaveOffAsync(environment, version, pool).ConfigureAwait(false);
            }
        }

        bool Lasts(Session session) => acting.Valid(session.AccessKeyId, version.Settings.Role) is not null;
    }

    /// <summary>Ends all environments.</summary>
    public async Task LeaveAsync()
    {
        pools.Clear(); // so that what still starts isn't kept
        await Task.WhenAll(environments.Keys.Select(EndAsync)).ConfigureAwait(false);
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
        await cleaning.DisposeAsync().ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
        if (files.IsValueCreated)
        {
            await files.Value.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<(Interpreter? Interpreter, string? Refusal)> FindAsync(Runtime runtime) =>
        interpreters.GetOrAdd(runtime, wanted => new(async () => (await machine.Value.ConfigureAwait(false)).Machine is { } found ? await Interpreter.FindAsync(wanted, found.Programs).ConfigureAwait(false) : (null, null))).Value;

    private async Task<ExecutionEnvironment> StartAsync(FunctionSnapshot version, CancellationToken cancellationToken)
    {
        var here = (await machine.Value.ConfigureAwait(false)).Machine!;
        var interpreter = (await FindAsync(version.Settings.Runtime).ConfigureAwait(false)).Interpreter!;
        var session = await SessionAsync(version, cancellationToken).ConfigureAwait(false);
        await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var log = new FunctionLog(new LogsClient(acting.AsSession(session.Principal, session.AccessKeyId, version.Function.Region)), version.Function.LogGroup, StreamName(version), () => acting.Now);
            var code = await files.Value.UseAsync(version.Code).ConfigureAwait(false);
            var environment = await ExecutionEnvironment.StartAsync(version, session, code, interpreter, log, here, files.Value, cancellationToken).ConfigureAwait(false);
            environments[environment] = true;
            if (isDisposed)
            {
                await EndAsync(environment).ConfigureAwait(false);
            }

            return environment;
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<Session> SessionAsync(FunctionSnapshot version, CancellationToken cancellationToken)
    {
        var function = version.Function;
        try
        {
            return await acting.SessionAsync(LambdaApi.Principal, function.Region, version.Settings.Role, ExecutionRole.SessionOf(function), function.Arn, function.Account, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            throw LambdaErrors.RoleNotAssumable();
        }
    }

    private string StreamName(FunctionSnapshot version) => string.Create(CultureInfo.InvariantCulture, $"{acting.Now:yyyy/MM/dd}/[{version.Version}]{acting.Ids.Uuid():N}");

    /// <summary>Keeps an environment that became idle, unless its world was left meanwhile or the function is another now.</summary>
    private async Task LeaveOffAsync(ExecutionEnvironment environment, FunctionSnapshot version, FunctionPool pool)
    {
        if (environment.IsIdle && !isDisposed && pools.GetValueOrDefault(version.Arn) == pool && FunctionSnapshot.Now(version, acting.World) is { } now && environment.Fits(now, static _ => true))
        {
            pool.Keep(environment);
        }
        else
        {
            await EndAsync(environment).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(ExecutionEnvironment environment)
    {
        if (environments.TryRemove(environment, out _))
        {
            await environment.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the environments of functions and versions that were deleted, or whose code or settings changed.</summary>
    private async Task FollowAsync(Commit commit)
    {
        foreach (var change in commit.Changes)
        {
            var (arn, now) = change switch
            {
                Change<Function> { Old: { } before } ofFunction => (FunctionSnapshot.Of(before).Arn, ofFunction.New is { } after ? FunctionSnapshot.Of(after) : null),
                Change<PublishedVersion> { Old: { } before, New: null } => (before.Arn, null),
                _ => (null, null),
            };
            if (arn is not null && pools.TryGetValue(arn, out var pool))
            {
                foreach (var environment in pool.TakeAll(idle => now is null || !idle.Fits(now, static _ => true)))
                {
                    await EndAsync(environment).ConfigureAwait(false);
                }
            }
        }
    }

    private void EndIdle()
    {
        foreach (var environment in pools.Values.SelectMany(static pool => pool.TakeAll(static idle => Stopwatch.GetElapsedTime(idle.IdleSince) > KeptIdle)))
        {
            _ = EndAsync(environment);
        }
    }
}
