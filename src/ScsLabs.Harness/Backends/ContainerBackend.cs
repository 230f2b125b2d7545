using System.Security.Cryptography;
using System.Text;
using ScsLabs.Testcontainers;

namespace ScsLabs.Harness.Backends;

/// <summary>Our image, started through Testcontainers. With <c>SCSLABS_SESSION</c> all test projects of a run share one container.</summary>
internal sealed class ContainerBackend : RemoteBackend
{
    internal const string TheName = "container";

    private readonly ScsLabsContainer container;
    private readonly bool isShared;

    private ContainerBackend(ScsLabsContainer container, bool isShared) => (this.container, this.isShared) = (container, isShared);

    /// <inheritdoc />
    public override string Name => TheName;

    /// <inheritdoc />
    public override Uri Endpoint => new(container.GetConnectionString());

    /// <inheritdoc />
    public override string RootSecret => container.RootSecret;

    /// <inheritdoc />
    public override bool IsConsistent => true;

    /// <inheritdoc />
    internal override string? ControlToken => container.ControlToken;

    /// <summary>Starts the image that <c>SCSLABS_IMAGE</c> names, or finds the container of this session.</summary>
    /// <exception cref="BackendException">It can't be had.</exception>
    public static async Task<ContainerBackend> RunAsync(CancellationToken cancel)
    {
        var image = Environment.GetEnvironmentVariable("SCSLABS_IMAGE") is { Length: > 0 } named ? named : ScsLabsBuilder.ScsLabsImage;
        var session = Environment.GetEnvironmentVariable("SCSLABS_SESSION");
        if (session is { Length: > 0 and < 32 })
        {
            throw new BackendException("SCSLABS_SESSION is too short: the shared container's secrets follow from it, so it needs 32 random characters or more, as `make labs` gives it.");
        }

        var started = await DockerHost.StartAsync(
            image,
            () => string.IsNullOrEmpty(session) ? new ScsLabsBuilder(image).Build() : Shared(image, session).Build(),
            cancel).ConfigureAwait(false);
        return new(started, !string.IsNullOrEmpty(session));
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => isShared ? ValueTask.CompletedTask : container.DisposeAsync();

    /// <inheritdoc />
    internal override Task<string> LogsAsync() => DockerHost.LogsAsync(container);

    /// <summary>The secrets follow from the session's name, which is as secret as they are: who knows it finds the same container. Its beginning is shown, so that the container can be removed.</summary>
    private static ScsLabsBuilder Shared(string image, string session) => new ScsLabsBuilder(image)
        .WithRootSecret(Secret(session, "root"))
        .WithControlToken(Secret(session, "control"))
        .WithLabel("scslabs.session", session[..Math.Min(8, session.Length)])
        .WithReuse(true);

    private static string Secret(string session, string what) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(session), Encoding.UTF8.GetBytes(what)));
}
