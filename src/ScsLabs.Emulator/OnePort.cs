using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ScsLabs.Emulator;

/// <summary>Serves HTTP and HTTPS on the same port, distinguished by the first byte.</summary>
internal static class OnePort
{
    /// <summary>The first byte of a TLS connection: the handshake record type.</summary>
    private const byte Handshake = 22;

    /// <summary>Configures the port for both protocols.</summary>
    /// <param name="listen">The port's options.</param>
    /// <param name="certificate">The certificate for HTTPS.</param>
    /// <param name="time">The source of wall time.</param>
    public static void UseHttpAndHttps(this ListenOptions listen, OwnCertificate certificate, TimeProvider time)
    {
        ConnectionDelegate? plain = null;
        // The time in which Kestrel wants a request's head: it starts with the first byte, which is awaited here.
        var patience = listen.KestrelServerOptions.Limits.RequestHeadersTimeout;
        listen.Use(secure => async connection =>
        {
            if (await FirstByteAsync(connection, patience, time).ConfigureAwait(false) is { } first)
            {
                await (first == Handshake ? secure : plain!)(connection).ConfigureAwait(false);
            }
        });
        listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => certificate.Value);
        listen.Use(http => plain = http);
    }

    /// <summary>Waits for the first byte of a connection, and leaves it to be read again; null where the client sends none in time or leaves.</summary>
    private static async ValueTask<byte?> FirstByteAsync(ConnectionContext connection, TimeSpan patience, TimeProvider time)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(late.Token, connection.ConnectionClosed);
        try
        {
            var read = await connection.Transport.Input.ReadAsync(gone.Token).ConfigureAwait(false);
            byte? first = read.Buffer.IsEmpty ? null : read.Buffer.FirstSpan[0];

            // Consumes nothing, so that the next reader starts at the first byte.
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return first;
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            return null;
        }
    }
}
