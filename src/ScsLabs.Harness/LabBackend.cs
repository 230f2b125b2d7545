using Amazon.Runtime;
using ScsLabs.Emulator;

namespace ScsLabs.Harness;

/// <summary>Where a lab's AWS is: for now the emulator in this process (<c>embedded</c>).</summary>
public sealed class LabBackend : IAsyncDisposable
{
    private LabBackend(AwsEmulator emulator, IEnumerable<string> capabilities) => (Emulator, Capabilities) = (emulator, capabilities.ToHashSet(StringComparer.Ordinal));

    /// <summary>The name that <c>SCSLABS_BACKEND</c> chooses it by.</summary>
    public string Name => "embedded";

    /// <summary>What it can do, by the names of <see cref="Capability"/>.</summary>
    public IReadOnlySet<string> Capabilities { get; }

    /// <summary>The service URL of every service.</summary>
    public Uri Endpoint => Emulator.Endpoint;

    /// <summary>The emulator in this process.</summary>
    public AwsEmulator Emulator { get; }

    /// <summary>Whether a change counts at the very next call.</summary>
    public bool IsConsistent => true;

    /// <summary>What the root users sign with.</summary>
    public string RootSecret => "root";

    /// <summary>Starts the backend that <c>SCSLABS_BACKEND</c> names.</summary>
    /// <exception cref="NotSupportedException">There is no such backend.</exception>
    public static async Task<LabBackend> StartAsync(CancellationToken cancel = default) =>
        Environment.GetEnvironmentVariable("SCSLABS_BACKEND") switch
        {
            null or "" or "embedded" => new(await AwsEmulator.StartAsync(cancel: cancel).ConfigureAwait(false), Capability.All),
            var other => throw new NotSupportedException($"SCSLABS_BACKEND={other}: there is no such backend; there is 'embedded'."),
        };

    /// <summary>The same backend on a copy of its world, changed.</summary>
    public async Task<LabBackend> ForkAsync(Action<Draft> change, CancellationToken cancel = default) =>
        new(await Emulator.ForkAsync(change, cancel).ConfigureAwait(false), Capabilities);

    /// <summary>The same backend as if it lacked a capability: to see that no check passes where what it proves isn't there.</summary>
    internal LabBackend Without(string capability) => new(Emulator, Capabilities.Where(one => one != capability));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    /// <summary>Points an SDK client here. No retries: what a lab sees is what was answered.</summary>
    internal TConfig Configure<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        config.ServiceURL = Endpoint.ToString();
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        return config;
    }
}
