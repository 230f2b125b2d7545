using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ScsLabs.Emulator;

/// <summary>A port on loopback whose connections lead elsewhere. Each is opened by itself; one that can't be is closed.</summary>
internal sealed class Forward : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Task, bool> connections = new();
    private readonly Func<CancellationToken, Task<Stream>> open;
    private readonly Action<Exception>? refused;
    private readonly Task accepting;

    /// <summary>Begins to listen.</summary>
    /// <param name="open">Opens a connection to where the port leads.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="refused">Told why a connection wasn't opened; null for nobody.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public Forward(Func<CancellationToken, Task<Stream>> open, int port = 0, Action<Exception>? refused = null)
    {
        (this.open, this.refused) = (open, refused);
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The address.</summary>
    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested)
        {
            return;
        }

        await end.CancelAsync().ConfigureAwait(false);
        await accepting.ConfigureAwait(false);
        await Task.WhenAll(connections.Keys).ConfigureAwait(false);
        listener.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = ServeAsync(await listener.AcceptTcpClientAsync(end.Token).ConfigureAwait(false));
                connections[connection] = true;
                _ = connection.ContinueWith(done => connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // The port is closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = await open(end.Token).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    await Relay.BetweenAsync(client.GetStream(), stream, end.Token).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !end.IsCancellationRequested)
            {
                refused?.Invoke(failure);
            }
            catch (OperationCanceledException)
            {
                // The port is closed.
            }
        }
    }
}
