using System.Collections.Concurrent;
using ScsLabs.Emulator;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Backends;

/// <summary>The emulator in this process. Restoring any earlier state is instant, and the backend can be copied.</summary>
public sealed class EmbeddedBackend : LabBackend
{
    internal const string TheName = "embedded";

    private static readonly IReadOnlyList<AccountId> Accounts = [.. Enumerable.Range('1', 9).Select(digit => AccountId.Parse(new string((char)digit, 12)))];

    /// <summary>All embedded emulators have the same capabilities but for real databases and functions, so the probes run on separate ones.</summary>
    private static readonly ConcurrentDictionary<(bool RealDatabases, ProgramExecution? Exec), ProbedCapabilities> Tried = new();

    private readonly EmulatorOptions options;

    private EmbeddedBackend(AwsEmulator emulator, EmulatorOptions options, ProbedCapabilities capabilities) => (Emulator, this.options, Capabilities) = (emulator, options, capabilities);

    /// <inheritdoc />
    public override string Name => TheName;

    /// <inheritdoc />
    public override Uri Endpoint => Emulator.Endpoint;

    /// <inheritdoc />
    public override string RootSecret => options.RootSecret ?? "root";

    /// <inheritdoc />
    internal override string? ControlToken => options.ControlToken;

    /// <inheritdoc />
    public override bool IsConsistent => true;

    /// <summary>The emulator.</summary>
    public AwsEmulator Emulator { get; }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">The options; null for the defaults, with real databases where <c>SCSLABS_RDS=real</c> asks for them, and functions as <c>SCSLABS_EXEC</c> says.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="BackendException">Real databases or sandboxes are asked for, and this machine has none.</exception>
    public static async Task<EmbeddedBackend> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= Chosen();
        var capabilities = Tried.GetOrAdd((options.RealDatabases, options.Exec), static chosen => new(use => TryOnAsync(new() { RealDatabases = chosen.RealDatabases, Exec = chosen.Exec }, use)));
        return new(await StartEmulatorAsync(options, cancellationToken).ConfigureAwait(false), options, capabilities);
    }

    /// <summary>Copies this backend's world, changes the copy, and serves it at another endpoint.</summary>
    internal async Task<EmbeddedBackend> ForkAsync(Action<Draft> change, CancellationToken cancellationToken = default) =>
        new(await Emulator.ForkAsync(change, cancellationToken).ConfigureAwait(false), options, Capabilities);

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => Emulator.DisposeAsync();

    /// <summary>Starts an emulator that enforces nothing and reports no such capability.</summary>
    internal static async Task<EmbeddedBackend> StartLaxAsync(CancellationToken cancellationToken = default)
    {
        var lax = Chosen() with { EnforcesNothing = true };
        return new(await StartEmulatorAsync(lax, cancellationToken).ConfigureAwait(false), lax, new(use => TryOnAsync(lax, use)));
    }

    /// <summary>Returns the same backend with one capability masked.</summary>
    internal EmbeddedBackend Without(string capability) => new(Emulator, options, Capabilities.Without(capability));

    /// <inheritdoc />
    private protected override Task<IReadOnlyList<AccountId>> NewAccountsAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<IReadOnlyList<AccountId>>(cancellationToken) : Task.FromResult(Accounts);

    /// <summary>The options that the environment chooses.</summary>
    /// <exception cref="BackendException">There is no such choice.</exception>
    internal static EmulatorOptions Chosen(string? rds, string? exec) => new()
    {
        RealDatabases = rds switch
        {
            null or "" => false,
            "real" => true,
            _ => throw new BackendException(Texts.NoRdsChoice.With(rds)),
        },
        Exec = exec switch
        {
            null or "" => null,
            "off" => ProgramExecution.Off,
            "sandboxed" => ProgramExecution.Sandboxed,
            "unsandboxed" => ProgramExecution.Unsandboxed,
            _ => throw new BackendException(Texts.NoExecChoice.With(exec)),
        },
    };

    private static EmulatorOptions Chosen() => Chosen(Environment.GetEnvironmentVariable("SCSLABS_RDS"), Environment.GetEnvironmentVariable("SCSLABS_EXEC"));

    private static async Task<AwsEmulator> StartEmulatorAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await AwsEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (NotSupportedException missing)
        {
            throw new BackendException(EmulatorWords.Told(missing.Message), missing);
        }
    }

    private static async Task<Evidence> TryOnAsync(EmulatorOptions options, Func<LabBackend, Task<Evidence>> use)
    {
        var backend = await StartAsync(options).ConfigureAwait(false);
        await using (backend.ConfigureAwait(false))
        {
            return await use(backend).ConfigureAwait(false);
        }
    }
}
