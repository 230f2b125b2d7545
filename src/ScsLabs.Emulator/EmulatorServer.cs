using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScsLabs.Emulator.Metadata;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator;

/// <summary>The HTTP server of an emulator: its listeners, and who answers which request.</summary>
internal static class EmulatorServer
{
    /// <summary>Builds the server of an emulator.</summary>
    public static WebApplication Build(EmulatorState state)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8; // The same encoding as for requests, so that header values of an object are returned as they were sent.
            kestrel.Limits.MaxRequestBodySize = null; // The pipeline limits bodies itself, in a way that lets the client read the answer.
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(20); // A runtime keeps its connection while its function runs, which may be 15 minutes.
            kestrel.Listen(state.Options.Host, state.Options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttpAndHttps(state.Certificate, state.Options.Time);
            });
            kestrel.Listen(state.SandboxConnections.EndPoint, static listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IConnectionListenerFactory>(state.SandboxConnections);
        builder.Services.AddSingleton(state.Options.LoggerFactory);
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.SetIsOriginAllowed(state.Pages.Allows).AllowAnyMethod().AllowAnyHeader().WithExposedHeaders("*")));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        var control = new ControlEndpoints(state);
        var pipeline = new Pipeline(state);
        var console = new ConsoleSite(state, control);
        app.Use(HeldBackBodies.RunAsync);
        app.Use(next => context => ConsoleHost.Owns(context.Request.Host) ? console.HandleAsync(context) : next(context));
        app.UseWhen(context => state.Pages.Allows(context.Request.Headers.Origin) && !IsForResource(context, state), static page => page.UseCors());
        app.Run(context => context.Features.Get<SandboxOrigin>() is { Own: { } own } ? own(context) : ControlEndpoints.IsIdle(context.Request.Path) ? control.HandleAsync(context) : state.Activity.DuringAsync(() =>
            context.Features.Get<SandboxOrigin>() is null && MetadataService.Owns(context.Request) ? state.Metadata.HandleAsync(context) : ControlEndpoints.Owns(context.Request.Path) ? control.HandleAsync(context) : pipeline.HandleAsync(context)));
        return app;
    }

    /// <summary>Whether a resource, such as a bucket, says which pages may use it.</summary>
    private static bool IsForResource(HttpContext context, EmulatorState state)
    {
        try
        {
            return !ControlEndpoints.Owns(context.Request.Path) && CrossOrigin.ServiceOf(HttpAdapter.ReadHead(context), state.Store.Current) is not null;
        }
        catch (Exception problem) when (problem is Microsoft.AspNetCore.Http.BadHttpRequestException or Model.Wire.WireFormatException)
        {
            return true; // The pipeline answers what can't be read.
        }
    }

    /// <summary>Leaves Ctrl+C and SIGTERM to the host program. The default lifetime would handle them, and the program would keep running.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
