using System.Net;
using Docker.DotNet;
using DotNet.Testcontainers.Containers;

namespace ScsLabs.Testcontainers;

/// <summary>A container of the emulator, which enforces IAM.</summary>
/// <param name="configuration">The configuration of the container.</param>
public sealed class ScsLabsContainer(ScsLabsConfiguration configuration) : DockerContainer(configuration)
{
    /// <summary>The secret access key of the root users. An account's root user has its twelve-digit account id as access key id.</summary>
    public string RootSecret { get; } = configuration.RootSecret!;

    /// <summary>The token that the operator's endpoints, under <c>/_scslabs/</c>, require in the header <c>X-ScsLabs-Token</c>.</summary>
    public string ControlToken { get; } = configuration.ControlToken!;

    /// <summary>The endpoint URL for SDKs, which ends in a slash.</summary>
    /// <exception cref="InvalidOperationException">The container isn't running.</exception>
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
            // The emulator exited by itself, and its container is being removed or already is.
        }
    }
}
