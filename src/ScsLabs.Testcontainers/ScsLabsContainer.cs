using System.Net;
using Docker.DotNet;
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

    /// <inheritdoc />
    protected override async Task UnsafeDeleteAsync(CancellationToken ct = default)
    {
        try
        {
            await base.UnsafeDeleteAsync(ct).ConfigureAwait(false);
        }
        catch (DockerApiException gone) when (gone.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // It ended by itself meanwhile, and removed itself or is about to.
        }
    }
}
