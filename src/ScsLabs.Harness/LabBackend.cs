using Amazon.Runtime;
using ScsLabs.Emulator;

namespace ScsLabs.Harness;

/// <summary>Where a lab's AWS is: for now the emulator in this process (<c>embedded</c>).</summary>
public sealed class LabBackend : IAsyncDisposable
{
    private LabBackend(AwsEmulator emulator) => Emulator = emulator;

    /// <summary>The name that <c>SCSLABS_BACKEND</c> chooses it by.</summary>
    public string Name => "embedded";

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
            null or "" or "embedded" => new(await AwsEmulator.StartAsync(cancel: cancel).ConfigureAwait(false)),
            var other => throw new NotSupportedException($"SCSLABS_BACKEND={other}: there is no such backend; there is 'embedded'."),
        };

    /// <summary>The same backend on a copy of its world, changed.</summary>
    public async Task<LabBackend> ForkAsync(Action<Draft> change, CancellationToken cancel = default) =>
        new(await Emulator.ForkAsync(change, cancel).ConfigureAwait(false));

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
