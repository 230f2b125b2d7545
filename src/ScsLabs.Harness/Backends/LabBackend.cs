using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The AWS endpoint that a lab uses. <c>SCSLABS_BACKEND</c> chooses it: <c>embedded</c> (the default), <c>container</c>, <c>localstack</c> or <c>endpoint</c>.</summary>
public abstract class LabBackend : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private ProbedCapabilities? probed;

    /// <summary>The backend's name in <c>SCSLABS_BACKEND</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The service URL of every service.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>The secret access key of the root users, whose access key ids are their account ids.</summary>
    public abstract string RootSecret { get; }

    /// <summary>Whether changes take effect at the next call, without propagation delay.</summary>
    public abstract bool IsConsistent { get; }

    /// <summary>The backend's capabilities, found by probing.</summary>
    public ProbedCapabilities Capabilities
    {
        get => probed ??= new(use => use(this));
        private protected init => probed = value;
    }

    /// <summary>The token for reading the emulator's decisions; null where none is required.</summary>
    internal virtual string? ControlToken => null;

    /// <summary>Calls one of the emulator's own endpoints, under <c>/_scslabs/</c>.</summary>
    internal async Task<HttpResponseMessage> ControlAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoint, $"_scslabs/{path}")) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (ControlToken is { } token)
        {
            request.Headers.Add("X-ScsLabs-Token", token);
        }

        return await Http.SendAsync(request).ConfigureAwait(false);
    }

    /// <summary>Lets time pass: by the emulator's clock, or in truth where the backend has none.</summary>
    /// <exception cref="BackendException">The emulator can't advance its clock, or what was due then failed in it.</exception>
    internal async Task PassAsync(TimeSpan time)
    {
        using var answer = await ControlAsync(HttpMethod.Post, "clock", new JsonObject { ["advanceSeconds"] = time.TotalSeconds }.ToJsonString()).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        using var clock = await ControlAsync(HttpMethod.Get, "clock").ConfigureAwait(false);
        if (clock.IsSuccessStatusCode)
        {
            throw new BackendException(Texts.ClockStands.With(Endpoint, time.TotalSeconds, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync().ConfigureAwait(false)));
        }

        await Task.Delay(time).ConfigureAwait(false);
    }

    /// <summary>Returns the backend's logs, to explain a failure; empty where they aren't available.</summary>
    internal virtual Task<string> LogsAsync() => Task.FromResult("");

    /// <summary>Whether a call failed because the backend doesn't answer; such a failure says nothing about AWS.</summary>
    internal static bool IsGone(Exception failure) => failure.GetBaseException() is SocketException or HttpIOException;

    /// <summary>Creates the exception for a backend that doesn't answer any more.</summary>
    internal BackendException Gone(Exception failure) =>
        new(Texts.BackendGone.With(Name, Endpoint, failure.GetBaseException().Message), failure);

    /// <summary>Starts the backend that <c>SCSLABS_BACKEND</c> names.</summary>
    /// <exception cref="BackendException">The backend can't be started; the message says what to do.</exception>
    public static Task<LabBackend> StartAsync(CancellationToken cancellationToken = default) => StartAsync(Environment.GetEnvironmentVariable("SCSLABS_BACKEND"), cancellationToken);

    /// <summary>Starts the backend of that name; null or an empty name starts <c>embedded</c>.</summary>
    /// <exception cref="BackendException">The backend can't be started; the message says what to do.</exception>
    public static async Task<LabBackend> StartAsync(string? name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return name switch
        {
            null or "" or EmbeddedBackend.TheName => await EmbeddedBackend.StartAsync(cancellationToken: cancellationToken).ConfigureAwait(false),
            IBackendPackage.Container or IBackendPackage.LocalStack => await IBackendPackage.OfContainers(name).StartAsync(name, cancellationToken).ConfigureAwait(false),
            EndpointBackend.TheName => await EndpointBackend.ReachAsync(Environment.GetEnvironmentVariable("SCSLABS_ENDPOINT"), cancellationToken).ConfigureAwait(false),
            _ => throw new BackendException(Texts.NoBackend.With(name)),
        };
    }

    /// <summary>Creates the accounts for one run of a lab. Embedded runs always use the same ids, because each run has its own emulator; other backends get new accounts where they keep accounts apart, so that runs don't affect each other.</summary>
    public async Task<LabContext> NewContextAsync(CancellationToken cancellationToken = default) => new(this, await NewAccountsAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>Returns the ids of the accounts A to I.</summary>
    private protected abstract Task<IReadOnlyList<AccountId>> NewAccountsAsync(CancellationToken cancellationToken);

    /// <summary>Configures an SDK client for this backend, without retries, so that a lab sees every answer.</summary>
    internal TConfig Configure<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        config.ServiceURL = Endpoint.ToString();
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        return config;
    }
}

/// <summary>A backend can't be started or used. The message gives the reason and the next step.</summary>
public sealed class BackendException(string message, Exception? inner = null) : Exception(message, inner);
