using DotNet.Testcontainers.Configurations;

namespace ScsLabs.Testcontainers;

/// <summary>Provides the container's connection string to Testcontainers' generic interfaces.</summary>
internal sealed class ScsLabsConnectionStringProvider : ContainerConnectionStringProvider<ScsLabsContainer, ScsLabsConfiguration>
{
    /// <inheritdoc />
    protected override string GetHostConnectionString() => Container.GetConnectionString();
}
