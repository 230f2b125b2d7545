using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Policy;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>An AWS emulator that enforces IAM, in this process, on its own port. Any AWS SDK works with its <see cref="Endpoint"/>.</summary>
/// <remarks>An access key id of twelve digits is that account's root user, with any secret.</remarks>
public sealed class AwsEmulator : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly EmulatorState parts;

    private AwsEmulator(WebApplication server, EmulatorState parts, Uri endpoint) => (this.server, this.parts, Endpoint) = (server, parts, endpoint);

    /// <summary>The service URL for SDKs; a loopback address where the emulator listens on all addresses.</summary>
    public Uri Endpoint { get; }

    /// <summary>The service URL over TLS, where <c>aws:SecureTransport</c> is true. Clients must be given <see cref="CertificatePem"/> to trust it.</summary>
    public Uri SecureEndpoint => new UriBuilder(Endpoint) { Scheme = Uri.UriSchemeHttps }.Uri;

    /// <summary>The self-signed certificate of <see cref="SecureEndpoint"/>, unique to this emulator.</summary>
    public string CertificatePem => parts.Certificate.Pem;

    /// <summary>The current time of the emulated world.</summary>
    public DateTimeOffset Now => parts.Clock.GetUtcNow();

    /// <summary>The secret of root users; any where none was chosen.</summary>
    internal string RootSecret => parts.Options.RootSecret ?? "any";

    /// <summary>The state of the emulated world: to inspect, fork and restore.</summary>
    internal WorldStore Store => parts.Store;

    /// <summary>The connections of sandboxes.</summary>
    internal SandboxConnections SandboxConnections => parts.SandboxConnections;

    /// <summary>The host that runs functions.</summary>
    internal Functions.FunctionHost Functions => parts.Functions;

    /// <summary>The host that runs scripts of Run Command.</summary>
    internal Instances.CommandHost Commands => parts.Commands;

    /// <summary>The limits of connections.</summary>
    internal KestrelServerLimits Limits => server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

    /// <summary>The real databases of RDS; null where they weren't asked for.</summary>
    internal Databases.RealDatabases? Databases => parts.Databases;

    /// <summary>Recent calls with their decisions.</summary>
    public Journal Journal => parts.Journal;

    /// <summary>Creates a transport for typed clients in this process, as an account's root user: <c>new IamClient(emulator.RootOf("111111111111"))</c>.</summary>
    /// <exception cref="FormatException">The account id isn't twelve digits.</exception>
    public IServiceTransport RootOf(string account, string region = "us-east-1") => parts.Runner.As(new Caller(Principal.RootOf(AccountId.Parse(account)), null) { SourceIp = IPAddress.Loopback }, region);

    /// <summary>Explains the call that an exception came from: any SDK's or typed client's, or one that wraps it.</summary>
    /// <param name="exception">An exception with a public property <c>RequestId</c>, such as AWSSDK's <c>AmazonServiceException</c>, or with an inner exception that has one.</param>
    /// <exception cref="ArgumentException">The exception has no request id, or the journal has no such call (any more).</exception>
    [RequiresUnreferencedCode("The property RequestId is read by its name. In a trimmed program, pass the request id itself.")]
    public CallExplanation Explain(Exception exception) => Explain(RequestIds.Of(exception));

    /// <summary>Explains the call with this request id: who called what, the answer, each decision, and the statement that decided it.</summary>
    /// <exception cref="ArgumentException">The journal has no such call (any more).</exception>
    public CallExplanation Explain(string requestId) =>
        Journal.Find(requestId)?.Explain() ?? throw new ArgumentException($"The journal has no call with the request id '{requestId}': another emulator answered it, the world was reset, or newer calls took its place.", nameof(requestId));

    /// <summary>Finds all that a user or role may do at this moment: <c>aws.PermissionsOf(arn).ShouldBeExactly(new Permission("s3:GetObject", "arn:aws:s3:::reports/*"))</c>.</summary>
    /// <param name="principal">The ARN of the user or role.</param>
    /// <exception cref="ArgumentException">There is no such user or role.</exception>
    public PrincipalPermissions PermissionsOf(string principal) => PermissionScopes.Of(principal, Store.Current);

    /// <summary>Starts an emulator, on a free loopback port by default.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="NotSupportedException"><see cref="EmulatorOptions.RealDatabases"/> is set, and this machine has no MariaDB server; or <see cref="EmulatorOptions.Exec"/> asks for what this machine can't have, or for too much beyond loopback. The message says what to do.</exception>
    public static async Task<AwsEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var state = new EmulatorState(options ?? new());
        var app = EmulatorServer.Build(state);
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

    /// <summary>Starts another emulator on a copy of this world, at this world's time. The copy shares all state until it changes.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
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

    /// <summary>Advances the world's clock, stopping at every due time on the way.</summary>
    public Task AdvanceAsync(TimeSpan step, CancellationToken cancellationToken = default) => Store.AdvanceAsync(step, cancellationToken);

    /// <summary>Waits until no work is runnable at the current time.</summary>
    public Task SettleAsync(CancellationToken cancellationToken = default) => Store.SettleAsync(cancellationToken);

    /// <summary>Restores the world that the emulator started with.</summary>
    public Task ResetAsync(CancellationToken cancellationToken = default) => parts.ResetAsync(cancellationToken);

    /// <summary>Waits until no request has come over the network for this long, by wall time. Health checks don't count as requests.</summary>
    /// <param name="idle">The idle time; with <see cref="Timeout.InfiniteTimeSpan"/> the wait ends only when it is cancelled.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitUntilIdleAsync(TimeSpan idle, CancellationToken cancellationToken = default) => parts.Activity.WaitUntilIdleAsync(idle, cancellationToken);

    /// <summary>Whether no request has come over the network for this long; never with <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    internal bool IsIdle(TimeSpan idle) => parts.Activity.IsIdle(idle);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        parts.Live.End(); // The server would wait for open streams.

        // Its end ends the connections to databases, which the server would wait for.
        if (parts.Databases is { } databases)
        {
            await databases.DisposeAsync().ConfigureAwait(false);
        }

        await parts.Functions.DisposeAsync().ConfigureAwait(false);
        await parts.Commands.DisposeAsync().ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
        await parts.MetadataPorts.DisposeAsync().ConfigureAwait(false);
        parts.Certificate.Dispose();
    }

    /// <summary>The address for clients on this machine: loopback where the emulator listens on all addresses.</summary>
    internal static IPAddress Reachable(IPAddress host) =>
        host.Equals(IPAddress.Any) ? IPAddress.Loopback : host.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : host;
}
