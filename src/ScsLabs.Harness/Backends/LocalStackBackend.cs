using Testcontainers.LocalStack;

namespace ScsLabs.Harness.Backends;

/// <summary>The official image of LocalStack, started through Testcontainers: the last one that asks for no token, or with <c>LOCALSTACK_AUTH_TOKEN</c> the newest.</summary>
internal sealed class LocalStackBackend : RemoteBackend
{
    internal const string TheName = "localstack";

    private const string LastWithoutToken = "localstack/localstack:4.14.0";
    private const string Newest = "localstack/localstack:latest";

    private readonly LocalStackContainer container;

    private LocalStackBackend(LocalStackContainer container) => this.container = container;

    /// <inheritdoc />
    public override string Name => TheName;

    /// <inheritdoc />
    public override Uri Endpoint => new(container.GetConnectionString());

    /// <inheritdoc />
    public override string RootSecret => "test";

    /// <inheritdoc />
    public override bool IsConsistent => false;

    /// <summary>Starts it.</summary>
    /// <exception cref="BackendException">It can't be had.</exception>
    public static async Task<LocalStackBackend> StartAsync(CancellationToken cancel)
    {
        var token = Environment.GetEnvironmentVariable("LOCALSTACK_AUTH_TOKEN");
        var image = string.IsNullOrEmpty(token) ? LastWithoutToken : Newest;
        return new(await DockerHost.StartAsync(
            image,
            () => (string.IsNullOrEmpty(token) ? new LocalStackBuilder(image) : new LocalStackBuilder(image).WithEnvironment("LOCALSTACK_AUTH_TOKEN", token).WithEnvironment("ENFORCE_IAM", "1")).Build(),
            cancel).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => container.DisposeAsync();

    /// <inheritdoc />
    internal override Task<string> LogsAsync() => DockerHost.LogsAsync(container);
}
