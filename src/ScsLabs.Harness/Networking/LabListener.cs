using System.Net;
using System.Net.Sockets;

namespace ScsLabs.Harness;

/// <summary>Listens at a port of a network interface: a real TCP listener on this machine's loopback, which connections of the lab's network reach where the network lets them.</summary>
public sealed class LabListener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Action<LabListener> end;

    internal LabListener(Action<LabListener> end)
    {
        this.end = end;
        listener.Start();
    }

    /// <summary>The address on this machine.</summary>
    internal IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Accepts the next connection.</summary>
    public Task<TcpClient> AcceptAsync(CancellationToken cancellationToken = default) => listener.AcceptTcpClientAsync(cancellationToken).AsTask();

    /// <inheritdoc />
    public void Dispose()
    {
        end(this);
        listener.Dispose();
    }
}
