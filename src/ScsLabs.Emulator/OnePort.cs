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
    public static void UseHttpAndHttps(this ListenOptions listen, OwnCertificate certificate)
    {
        ConnectionDelegate? plain = null;
        listen.Use(secure => async connection => await (await IsSecureAsync(connection).ConfigureAwait(false) ? secure : plain!)(connection).ConfigureAwait(false));
        listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => certificate.Value);
        listen.Use(http => plain = http);
    }

    private static async ValueTask<bool> IsSecureAsync(ConnectionContext connection)
    {
        var read = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed).ConfigureAwait(false);
        var isSecure = !read.Buffer.IsEmpty && read.Buffer.FirstSpan[0] == Handshake;

        // Consumes nothing, so that the next reader starts at the first byte.
        connection.Transport.Input.AdvanceTo(read.Buffer.Start);
        return isSecure;
    }
}
