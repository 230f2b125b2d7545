using System.Security.Cryptography;
using System.Text;
using ScsLabs.Harness.Telling;
using ScsLabs.Testcontainers;

namespace ScsLabs.Harness.Backends;

/// <summary>ScsLabs' image, started through Testcontainers. With <c>SCSLABS_SESSION</c> all test projects of a run share one container.</summary>
internal sealed class ContainerBackend : RemoteBackend
{
    private const int LeastSession = 32;

    private readonly ScsLabsContainer container;
    private readonly bool isShared;

    private ContainerBackend(ScsLabsContainer container, bool isShared) => (this.container, this.isShared) = (container, isShared);

    /// <inheritdoc />
    public override string Name => IBackendPackage.Container;

    /// <inheritdoc />
    public override Uri Endpoint => new(container.GetConnectionString());

    /// <inheritdoc />
    public override string RootSecret => container.RootSecret;

    /// <inheritdoc />
    public override bool IsConsistent => true;

    /// <inheritdoc />
    internal override string? ControlToken => container.ControlToken;

    /// <summary>Starts a container, or finds the one that the session shares.</summary>
    /// <param name="named">The image; null or an empty name for the one that <c>make image</c> builds.</param>
    /// <param name="session">The session whose test projects share the container; null or an empty name for a container of its own.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="BackendException">The backend can't be started.</exception>
    public static async Task<ContainerBackend> RunAsync(string? named, string? session, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var image = string.IsNullOrEmpty(named) ? ScsLabsBuilder.ScsLabsImage : named;
        if (session is { Length: > 0 and < LeastSession })
        {
            throw new BackendException(Texts.SessionTooShort.With(LeastSession));
        }

        var started = await DockerHost.StartAsync(
            image,
            () => string.IsNullOrEmpty(session) ? new ScsLabsBuilder(image).Build() : Shared(image, session).Build(),
            cancellationToken).ConfigureAwait(false);
        return new(started, !string.IsNullOrEmpty(session));
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => isShared ? ValueTask.CompletedTask : container.DisposeAsync();

    /// <inheritdoc />
    internal override Task<string> LogsAsync() => DockerHost.LogsAsync(container);

    /// <summary>Builds the shared container. Its secrets are derived from the session's name, which must be kept as secret as they are: anyone who knows it finds the same container. The name's beginning is visible, so that the container can be removed.</summary>
    private static ScsLabsBuilder Shared(string image, string session) => new ScsLabsBuilder(image)
        .WithRootSecret(Secret(session, "root"))
        .WithControlToken(Secret(session, "control"))
        .WithLabel("scslabs.session", session[..8])
        .WithReuse(true);

    private static string Secret(string session, string what) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(session), Encoding.UTF8.GetBytes(what)));
}
