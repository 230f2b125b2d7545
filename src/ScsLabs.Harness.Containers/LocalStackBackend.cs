using DotNet.Testcontainers.Builders;
using Testcontainers.LocalStack;

namespace ScsLabs.Harness.Backends;

/// <summary>LocalStack's official image, started through Testcontainers: the last version that requires no token, or with <c>LOCALSTACK_AUTH_TOKEN</c> the newest.</summary>
internal sealed class LocalStackBackend : RemoteBackend
{
    private const string LastWithoutToken = "localstack/localstack:4.14.0";
    private const string Newest = "localstack/localstack:latest";

    private readonly LocalStackContainer container;

    private readonly RemovalOnSignal removal;

    private LocalStackBackend(LocalStackContainer container) => (this.container, removal) = (container, new(container));

    /// <inheritdoc />
    public override string Name => IBackendPackage.LocalStack;

    /// <inheritdoc />
    public override Uri Endpoint => new(container.GetConnectionString());

    /// <inheritdoc />
    public override string RootSecret => "test";

    /// <inheritdoc />
    public override bool IsConsistent => false;

    /// <summary>Starts the container.</summary>
    /// <exception cref="BackendException">The backend can't be started.</exception>
    public static async Task<LocalStackBackend> RunAsync(CancellationToken cancellationToken)
    {
        var token = Environment.GetEnvironmentVariable("LOCALSTACK_AUTH_TOKEN");
        var image = string.IsNullOrEmpty(token) ? LastWithoutToken : Newest;
        return new(await DockerHost.StartAsync(
            image,
            () => Builder(image, token).Build(),
            cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        removal.Dispose();
        return container.DisposeAsync();
    }

    /// <inheritdoc />
    internal override Task<string> LogsAsync() => DockerHost.LogsAsync(container);

    private static LocalStackBuilder Builder(string image, string? token)
    {
        var builder = new LocalStackBuilder(image).WithWaitStrategy(
            Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPath("/_localstack/health").ForPort(4566), wait => wait.WithTimeout(DockerHost.Patience)));

        // With a token, LocalStack can enforce IAM if it is configured to.
        return string.IsNullOrEmpty(token) ? builder : builder.WithEnvironment("LOCALSTACK_AUTH_TOKEN", token).WithEnvironment("ENFORCE_IAM", "1");
    }
}
