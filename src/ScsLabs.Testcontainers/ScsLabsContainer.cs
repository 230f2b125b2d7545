using DotNet.Testcontainers.Containers;

namespace ScsLabs.Testcontainers;

/// <summary>An AWS that enforces, in a container of its own.</summary>
/// <param name="configuration">How it is set up.</param>
public sealed class ScsLabsContainer(ScsLabsConfiguration configuration) : DockerContainer(configuration)
{
    /// <summary>The secret of the root users: an access key id of twelve digits and this secret are that account's root user.</summary>
    public string RootSecret { get; } = configuration.RootSecret!;

    /// <summary>What the operator's endpoints, under <c>/_scslabs/</c>, want in the header <c>X-ScsLabs-Token</c>.</summary>
    public string ControlToken { get; } = configuration.ControlToken!;

    /// <summary>Where it listens, as an SDK's service URL. It ends in a slash.</summary>
    /// <exception cref="InvalidOperationException">The container doesn't run.</exception>
    public string GetConnectionString() =>
        new UriBuilder(Uri.UriSchemeHttp, Hostname, GetMappedPublicPort(ScsLabsBuilder.ScsLabsPort)).ToString();
}
