using System.Net.Sockets;
using Amazon.Runtime;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Harness;

/// <summary>Where a lab's AWS is. <c>SCSLABS_BACKEND</c> chooses it: <c>embedded</c> (the default), <c>container</c>, <c>localstack</c> or <c>endpoint</c>.</summary>
public abstract class LabBackend : IAsyncDisposable
{
    private ProbedCapabilities? probed;

    /// <summary>The name that <c>SCSLABS_BACKEND</c> chooses it by.</summary>
    public abstract string Name { get; }

    /// <summary>The service URL of every service.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>What the root users sign with; their access key ids are their accounts' ids.</summary>
    public abstract string RootSecret { get; }

    /// <summary>Whether a change counts at the very next call.</summary>
    public abstract bool IsConsistent { get; }

    /// <summary>What it can do, found out by trying.</summary>
    public ProbedCapabilities Capabilities
    {
        get => probed ??= new(use => use(this));
        private protected init => probed = value;
    }

    /// <summary>What our own emulator asks of whoever wants to see its decisions; null where it asks nothing.</summary>
    internal virtual string? ControlToken => null;

    /// <summary>What the backend wrote, for whoever looks into a failure; empty where nobody knows.</summary>
    internal virtual Task<string> LogsAsync() => Task.FromResult("");

    /// <summary>Whether a call failed because nothing answers: then no check can say anything about AWS.</summary>
    internal static bool IsGone(Exception failure) => failure.GetBaseException() is SocketException or HttpIOException;

    /// <summary>That failure in other words.</summary>
    internal BackendException Gone(Exception failure) =>
        new($"The backend '{Name}' at {Endpoint} does not answer any more ({failure.GetBaseException().Message}): did its process, or Docker, stop?", failure);

    /// <summary>Starts the backend that <c>SCSLABS_BACKEND</c> names.</summary>
    /// <exception cref="BackendException">It can't be had; the message says what to do.</exception>
    public static Task<LabBackend> StartAsync(CancellationToken cancellationToken = default) => StartAsync(Environment.GetEnvironmentVariable("SCSLABS_BACKEND"), cancellationToken);

    /// <summary>Starts the backend of that name; none or an empty one is <c>embedded</c>.</summary>
    /// <exception cref="BackendException">It can't be had; the message says what to do.</exception>
    public static async Task<LabBackend> StartAsync(string? name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return name switch
        {
            null or "" or EmbeddedBackend.TheName => await EmbeddedBackend.StartAsync(cancellationToken: cancellationToken).ConfigureAwait(false),
            IBackendPackage.Container or IBackendPackage.LocalStack => await IBackendPackage.OfContainers(name).StartAsync(name, cancellationToken).ConfigureAwait(false),
            EndpointBackend.TheName => await EndpointBackend.ReachAsync(Environment.GetEnvironmentVariable("SCSLABS_ENDPOINT"), cancellationToken).ConfigureAwait(false),
            _ => throw new BackendException($"SCSLABS_BACKEND={name}: there is no such backend. There are embedded, container, localstack and endpoint."),
        };
    }

    /// <summary>Accounts for one run of a lab. Embedded they are always the same, for each run has an emulator of its own; elsewhere they are new ones, where the backend keeps accounts apart, so that no run meets what another left.</summary>
    public async Task<LabContext> NewContextAsync(CancellationToken cancellationToken = default) => new(this, await NewAccountsAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>The ids of the accounts A to I.</summary>
    private protected abstract Task<IReadOnlyList<AccountId>> NewAccountsAsync(CancellationToken cancellationToken);

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

/// <summary>A backend that can't be had. The message says why, and what to do next.</summary>
public sealed class BackendException(string message, Exception? inner = null) : Exception(message, inner);
