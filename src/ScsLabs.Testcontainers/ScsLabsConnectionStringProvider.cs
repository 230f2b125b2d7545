using DotNet.Testcontainers.Configurations;

namespace ScsLabs.Testcontainers;

/// <summary>Gives the connection string to what knows containers in general only.</summary>
internal sealed class ScsLabsConnectionStringProvider : ContainerConnectionStringProvider<ScsLabsContainer, ScsLabsConfiguration>
{
    /// <inheritdoc />
    protected override string GetHostConnectionString() => Container.GetConnectionString();
}
