using System.Net.Sockets;
using Docker.DotNet;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;

namespace ScsLabs.Testcontainers.Tests;

/// <summary>The Docker engine and the image that these tests need; where one is missing they are skipped.</summary>
internal static class Engine
{
    private static readonly Lazy<Task<string?>> Missing = new(FindMissingAsync);

    /// <summary>The image under test.</summary>
    public static string Image { get; } = Environment.GetEnvironmentVariable("SCSLABS_IMAGE") ?? ScsLabsBuilder.ScsLabsImage;

    /// <summary>Starts a container of the image; the test is skipped where that can't be.</summary>
    public static async Task<ScsLabsContainer> StartAsync(Func<ScsLabsBuilder, ScsLabsBuilder>? change = null)
    {
        var builder = await BuilderAsync();
        var container = (change?.Invoke(builder) ?? builder).Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        return container;
    }

    /// <summary>A builder with the image; the test is skipped where a container can't be.</summary>
    public static async Task<ScsLabsBuilder> BuilderAsync()
    {
        await NeedAsync();
        return new(Image);
    }

    /// <summary>Skips the test where there is no engine, or no image.</summary>
    public static async Task NeedAsync()
    {
        var missing = await Missing.Value;
        Assert.SkipUnless(missing is null, missing ?? "");
    }

    /// <summary>Whether there is a container with this id, running or not.</summary>
    public static async Task<bool> HasAsync(string id)
    {
        using var client = Connect();
        try
        {
            await client.Containers.InspectContainerAsync(id, TestContext.Current.CancellationToken);
            return true;
        }
        catch (DockerContainerNotFoundException)
        {
            return false;
        }
    }

    private static async Task<string?> FindMissingAsync()
    {
        try
        {
            using var client = Connect();
            await client.Images.InspectImageAsync(Image);
            return null;
        }
        catch (DockerImageNotFoundException)
        {
            return $"There is no image {Image}: make image, or name another in SCSLABS_IMAGE.";
        }
        catch (Exception error) when (error is DockerUnavailableException or HttpRequestException or SocketException or IOException or TimeoutException)
        {
            return $"Testcontainers reaches no Docker engine (docker/engine.sh starts one, and prints what an older one needs): {error.Message}";
        }
    }

    private static IDockerClient Connect() =>
        (TestcontainersSettings.OS.DockerEndpointAuthConfig ?? throw new DockerUnavailableException("none was found.")).GetDockerClientBuilder(Guid.Empty).Build();
}
