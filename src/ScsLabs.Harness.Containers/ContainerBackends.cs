namespace ScsLabs.Harness.Backends;

/// <summary>The backends of this package. The harness finds this type by its name.</summary>
internal sealed class ContainerBackends : IBackendPackage
{
    /// <inheritdoc />
    public async Task<LabBackend> StartAsync(string name, CancellationToken cancellationToken) => name switch
    {
        IBackendPackage.Container => await ContainerBackend.RunAsync(Environment.GetEnvironmentVariable("SCSLABS_IMAGE"), Environment.GetEnvironmentVariable("SCSLABS_SESSION"), cancellationToken).ConfigureAwait(false),
        IBackendPackage.LocalStack => await LocalStackBackend.RunAsync(cancellationToken).ConfigureAwait(false),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The package has no such backend."),
    };
}
