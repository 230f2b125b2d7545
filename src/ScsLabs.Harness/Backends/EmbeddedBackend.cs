using ScsLabs.Emulator;

namespace ScsLabs.Harness.Backends;

/// <summary>The emulator in this process: it is set up once, goes back to any moment for nothing, and can be copied.</summary>
public sealed class EmbeddedBackend : LabBackend
{
    internal const string TheName = "embedded";

    private static readonly IReadOnlyList<AccountId> Accounts = [.. Enumerable.Range('1', 9).Select(digit => AccountId.Parse(new string((char)digit, 12)))];

    /// <summary>All embedded emulators can do the same, so one of them, which nobody else sees, is tried.</summary>
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

    /// <summary>A copy of this backend's world, changed, behind an endpoint of its own.</summary>
    public async Task<EmbeddedBackend> ForkAsync(Action<Draft> change, CancellationToken cancellationToken = default) =>
        new(await Emulator.ForkAsync(change, cancellationToken).ConfigureAwait(false), options, Capabilities);

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => Emulator.DisposeAsync();

    /// <summary>A peer that enforces nothing and says so.</summary>
    internal static async Task<EmbeddedBackend> StartLaxAsync(CancellationToken cancellationToken = default)
    {
        var lax = new EmulatorOptions { EnforcesNothing = true };
        return new(await AwsEmulator.StartAsync(lax, cancellationToken).ConfigureAwait(false), lax, new(use => TryOnAsync(lax, use)));
    }

    /// <summary>The same backend as if it lacked a capability.</summary>
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
