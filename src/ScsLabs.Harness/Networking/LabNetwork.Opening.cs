using System.Collections.Concurrent;
using System.Net.Sockets;
using ScsLabs.Emulator;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <content>Connections that carry bytes.</content>
public sealed partial class LabNetwork
{
    private readonly ConcurrentDictionary<(string Id, int Port), LabListener> listeners = new();

    /// <summary>Listens at a port of a network interface.</summary>
    /// <param name="id">The id of the network interface, or of the instance whose primary one it is.</param>
    /// <param name="port">The port.</param>
    /// <returns>The listener; dispose of it to stop.</returns>
    /// <exception cref="SocketException">Somebody listens there already (AddressAlreadyInUse).</exception>
    public LabListener Listen(string id, int port)
    {
        var listener = new LabListener(ended => listeners.TryRemove(new((id, port), ended)));
        if (!listeners.TryAdd((id, port), listener))
        {
            listener.Dispose();
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        }

        return listener;
    }

    /// <summary>Opens a TCP connection, as a program on a network interface would: it reaches whoever listens there, or the real database where the backend has one (<see cref="Capability.DatabaseServer"/>).</summary>
    /// <param name="from">The id of the network interface or instance that opens it.</param>
    /// <param name="to">The id of the network interface or instance that it is opened to, or the ARN of a database.</param>
    /// <param name="port">The destination port.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="SocketException">A component stops the packets (TimedOut, at once instead of after minutes), or nobody listens (ConnectionRefused).</exception>
    /// <exception cref="BackendException">The database's server can't start.</exception>
    public async Task<Stream> OpenAsync(string from, string to, int port, CancellationToken cancellationToken = default)
    {
        using var trace = await TraceAsync(from, to, port).ConfigureAwait(false);
        if (!IsFound(trace))
        {
            throw new SocketException((int)SocketError.TimedOut);
        }

        if (trace.RootElement.GetProperty("arrivesAt").EnumerateArray().Select(id => listeners.GetValueOrDefault((id.GetString()!, port))).FirstOrDefault(one => one is not null) is not { } listener)
        {
            return await OpenDatabaseAsync(from, to, port, cancellationToken).ConfigureAwait(false);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(listener.Address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Forwards a port of this machine's loopback, so that a client which knows nothing of the lab's network connects through it: a driver of MySQL to a database. Where no connection can be opened, that client's is closed.</summary>
    /// <param name="from">The id of the network interface or instance that opens the connections.</param>
    /// <param name="to">The id of the network interface or instance that they are opened to, or the ARN of a database.</param>
    /// <param name="port">The destination port.</param>
    /// <returns>The forwarded port; dispose of it to stop.</returns>
    public LabForward Forward(string from, string to, int port) => new(new(token => OpenAsync(from, to, port, token)));

    private async Task<Stream> OpenDatabaseAsync(string from, string to, int port, CancellationToken cancellationToken)
    {
        var (stream, status, error) = await Tunnel.OpenAsync(lab.Backend.Endpoint, lab.Backend.ControlToken, from, to, port, cancellationToken).ConfigureAwait(false);
        return stream ?? throw status switch
        {
            409 => new SocketException((int)SocketError.TimedOut),
            404 or 501 => new SocketException((int)SocketError.ConnectionRefused),
            _ => new BackendException(Texts.OpensNoConnection.With(lab.Backend.Endpoint, to, status, error)),
        };
    }
}
