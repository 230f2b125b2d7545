using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>The connections of all sandboxes to the emulator, which accepts them inside: one more endpoint of the server, with no address of its own.</summary>
internal sealed class SandboxConnections(ILoggerFactory loggerFactory) : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> accepted = Channel.CreateUnbounded<ConnectionContext>();
    private readonly SocketConnectionContextFactory contexts = new(new(), loggerFactory.CreateLogger<SandboxConnections>());

    /// <summary>The endpoint.</summary>
    public EndPoint EndPoint { get; } = new Inside();

    /// <summary>Accepts the connections to a socket that listens in a sandbox, until that is over.</summary>
    /// <param name="listener">The socket.</param>
    /// <param name="origin">Where the connections come from: a feature of their requests.</param>
    /// <param name="over">Ends it.</param>
    public async Task AcceptAsync(Socket listener, SandboxOrigin origin, CancellationToken over)
    {
        using (listener)
        {
            try
            {
                while (true)
                {
                    var connection = contexts.Create(await listener.AcceptAsync(over).ConfigureAwait(false));
                    connection.Features.Set(origin);
                    if (!accepted.Writer.TryWrite(connection))
                    {
                        await connection.DisposeAsync().ConfigureAwait(false);
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The sandbox or the emulator ends.
            }
        }
    }

    /// <inheritdoc />
    public bool CanBind(EndPoint endpoint) => ReferenceEquals(endpoint, EndPoint);

    /// <inheritdoc />
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    /// <inheritdoc />
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await accepted.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && accepted.Reader.TryRead(out var connection) ? connection : null;

    /// <inheritdoc />
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        accepted.Writer.TryComplete();
        return default;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        contexts.Dispose();
        return UnbindAsync();
    }

    private sealed class Inside : EndPoint
    {
        public override string ToString() => "sandboxes";
    }
}
