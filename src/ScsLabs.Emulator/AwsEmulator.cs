using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator;

/// <summary>An AWS that enforces, in this process, on a port of its own. Any AWS SDK works against its <see cref="Endpoint"/>.</summary>
/// <remarks>An access key id of twelve digits is that account's root user, with any secret.</remarks>
public sealed class AwsEmulator : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly EmulatorState parts;

    private AwsEmulator(WebApplication server, EmulatorState parts, Uri endpoint) => (this.server, this.parts, Endpoint) = (server, parts, endpoint);

    /// <summary>Where it listens, as an SDK's service URL; on loopback where it listens on all addresses.</summary>
    public Uri Endpoint { get; }

    /// <summary>The same, over TLS: <c>aws:SecureTransport</c> is true there. Clients trust it who are given <see cref="CertificatePem"/>.</summary>
    public Uri SecureEndpoint => new UriBuilder(Endpoint) { Scheme = Uri.UriSchemeHttps }.Uri;

    /// <summary>The certificate of <see cref="SecureEndpoint"/>, made for this emulator alone.</summary>
    public string CertificatePem => parts.Certificate.Pem;

    /// <summary>The current time of the emulated world.</summary>
    public DateTimeOffset Now => parts.Clock.GetUtcNow();

    /// <summary>Everything that exists: to look at, to fork, to restore.</summary>
    internal WorldStore Store => parts.Store;

    /// <summary>Recent calls with their decisions.</summary>
    public Journal Journal => parts.Journal;

    /// <summary>A way in for typed clients in this process, as an account's root user: <c>new IamClient(emulator.RootOf("111111111111"))</c>.</summary>
    /// <exception cref="FormatException">The account isn't twelve digits.</exception>
    public IServiceTransport RootOf(string account, string region = "us-east-1") => parts.Runner.As(new Caller(Principal.RootOf(AccountId.Parse(account)), null) { SourceIp = IPAddress.Loopback }, region);

    /// <summary>Starts an emulator on a free loopback port, or as told.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<AwsEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var state = new EmulatorState(options ?? new());
        var app = Build(state);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new(app, state, new UriBuilder(Uri.UriSchemeHttp, Reachable(state.Options.Host).ToString(), address.Port).Uri);
    }

    /// <summary>Starts another emulator on a copy of this world, at this world's time, which costs nothing until it changes.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    public Task<AwsEmulator> ForkAsync(CancellationToken cancellationToken = default) => ForkAsync(null, cancellationToken);

    /// <summary>Starts another emulator on a changed copy of this world.</summary>
    internal async Task<AwsEmulator> ForkAsync(Action<Draft>? change, CancellationToken cancellationToken)
    {
        var fork = await StartAsync(parts.Options with { Port = 0, World = Store.Current }, cancellationToken).ConfigureAwait(false);
        try
        {
            await fork.Store.AdvanceAsync(parts.Clock.Advanced, cancellationToken).ConfigureAwait(false);
            if (change is not null)
            {
                fork.Store.Write(draft =>
                {
                    change(draft);
                    return true;
                });
            }

            return fork;
        }
        catch
        {
            await fork.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Moves the world's time on, stopping at everything that is due on the way.</summary>
    public Task AdvanceAsync(TimeSpan step, CancellationToken cancellationToken = default) => Store.AdvanceAsync(step, cancellationToken);

    /// <summary>Returns when nothing is runnable at the current time.</summary>
    public Task SettleAsync(CancellationToken cancellationToken = default) => Store.SettleAsync(cancellationToken);

    /// <summary>Goes back to the world that the emulator began with.</summary>
    public Task ResetAsync(CancellationToken cancellationToken = default) => parts.ResetAsync(cancellationToken);

    /// <summary>Returns when no request has come over the network for this long, by wall time. Asking for health is none.</summary>
    /// <param name="idle">How long; <see cref="Timeout.InfiniteTimeSpan"/> waits until it is cancelled.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task WaitUntilIdleAsync(TimeSpan idle, CancellationToken cancellationToken = default) => parts.Activity.WaitUntilIdleAsync(idle, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync().ConfigureAwait(false);
        parts.Certificate.Dispose();
    }

    /// <summary>Where to ask one that listens here: whoever listens on all addresses is asked on loopback.</summary>
    internal static IPAddress Reachable(IPAddress host) =>
        host.Equals(IPAddress.Any) ? IPAddress.Loopback : host.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : host;

    private static WebApplication Build(EmulatorState state)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8; // As requests' are read: what an object was written with comes back.
            kestrel.Limits.MaxRequestBodySize = null; // The pipeline bounds bodies itself, in a way that lets the client read the answer.
            kestrel.Listen(state.Options.Host, state.Options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttpAndHttps(state.Certificate);
            });
        });
        builder.Services.AddSingleton(state.Options.LoggerFactory);
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        var control = new ControlEndpoints(state);
        var pipeline = new Pipeline(state);
        app.Use(HeldBackBodies.RunAsync);
        app.Run(context => ControlEndpoints.IsHealth(context.Request.Path) ? control.HandleAsync(context) : state.Activity.DuringAsync(() =>
            ControlEndpoints.Owns(context.Request.Path) ? control.HandleAsync(context) : pipeline.HandleAsync(context)));
        return app;
    }

    /// <summary>Leaves Ctrl+C and SIGTERM to the program that the emulator is a part of; the usual lifetime would take them, and the program would live on.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
