using ScsLabs.Emulator;

namespace ScsLabs.Harness.Backends;

/// <summary>The emulator in this process. Restoring any earlier state is instant, and the backend can be copied.</summary>
public sealed class EmbeddedBackend : LabBackend
{
    internal const string TheName = "embedded";

    private static readonly IReadOnlyList<AccountId> Accounts = [.. Enumerable.Range('1', 9).Select(digit => AccountId.Parse(new string((char)digit, 12)))];

    /// <summary>All embedded emulators have the same capabilities, so the probes run on a separate one.</summary>
    private static readonly ProbedCapabilities Tried = new(use => TryOnAsync(new(), use));

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
    public static async Task<EmbeddedBackend> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await AwsEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false), options ?? new(), Tried);

    /// <summary>Copies this backend's world, changes the copy, and serves it at another endpoint.</summary>
    internal async Task<EmbeddedBackend> ForkAsync(Action<Draft> change, CancellationToken cancellationToken = default) =>
        new(await Emulator.ForkAsync(change, cancellationToken).ConfigureAwait(false), options, Capabilities);

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => Emulator.DisposeAsync();

    /// <summary>Starts an emulator that enforces nothing and reports no such capability.</summary>
    internal static async Task<EmbeddedBackend> StartLaxAsync(CancellationToken cancellationToken = default)
    {
        var lax = new EmulatorOptions { EnforcesNothing = true };
        return new(await AwsEmulator.StartAsync(lax, cancellationToken).ConfigureAwait(false), lax, new(use => TryOnAsync(lax, use)));
    }

    /// <summary>Returns the same backend with one capability masked.</summary>
    internal EmbeddedBackend Without(string capability) => new(Emulator, options, Capabilities.Without(capability));

    /// <inheritdoc />
    private protected override Task<IReadOnlyList<AccountId>> NewAccountsAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<IReadOnlyList<AccountId>>(cancellationToken) : Task.FromResult(Accounts);

    private static async Task<Evidence> TryOnAsync(EmulatorOptions options, Func<LabBackend, Task<Evidence>> use)
    {
        var backend = await StartAsync(options).ConfigureAwait(false);
        await using (backend.ConfigureAwait(false))
        {
            return await use(backend).ConfigureAwait(false);
        }
    }
}
