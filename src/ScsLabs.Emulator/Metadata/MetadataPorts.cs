using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator.Metadata;

/// <summary>Ports on loopback at which the metadata services of instances answer without a path before <c>/latest</c>: the SDK for JavaScript drops it. A port is opened when the operator asks for it.</summary>
internal sealed class MetadataPorts(MetadataService service) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<WebApplication>>> open = new(StringComparer.Ordinal);

    /// <summary>Opens the port of an instance, or finds the open one.</summary>
    /// <returns>The endpoint.</returns>
    public async Task<string> OpenAsync(Instance instance)
    {
        var app = await open.GetOrAdd(instance.Id, _ => new(() => StartAsync(service.PathOf(instance)))).Value.ConfigureAwait(false);
        return app.Urls.Single();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var app in open.Values)
        {
            await (await app.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<WebApplication> StartAsync(string path)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        app.Run(context =>
        {
            context.Request.Path = path + context.Request.Path;
            return service.HandleAsync(context);
        });
        await app.StartAsync().ConfigureAwait(false);
        return app;
    }
}
