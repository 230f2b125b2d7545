using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Backends;

/// <summary>The server that listens at <c>SCSLABS_ENDPOINT</c>. The backend neither starts nor stops it.</summary>
internal sealed class EndpointBackend : RemoteBackend
{
    internal const string TheName = "endpoint";

    private EndpointBackend(Uri endpoint) => Endpoint = endpoint;

    /// <inheritdoc />
    public override string Name => TheName;

    /// <inheritdoc />
    public override Uri Endpoint { get; }

    /// <inheritdoc />
    public override string RootSecret { get; } = Environment.GetEnvironmentVariable("SCSLABS_ROOT_SECRET") is { Length: > 0 } secret ? secret : "test";

    /// <inheritdoc />
    public override bool IsConsistent => false;

    /// <inheritdoc />
    internal override string? ControlToken { get; } = Environment.GetEnvironmentVariable("SCSLABS_CONTROL_TOKEN") is { Length: > 0 } token ? token : null;

    /// <summary>Connects to the endpoint after checking that it speaks AWS's protocol.</summary>
    /// <exception cref="BackendException">The value is no URL, nothing answers, or the answer isn't AWS's.</exception>
    public static async Task<EndpointBackend> ReachAsync(string? url, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new BackendException(string.IsNullOrEmpty(url) ? Texts.EndpointNotSet.ToString() : Texts.EndpointNoUrl.With(url));
        }

        var backend = new EndpointBackend(endpoint);
        await backend.WhoseAsync("111111111111", cancellationToken).ConfigureAwait(false);
        return backend;
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
