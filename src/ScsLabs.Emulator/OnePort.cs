using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ScsLabs.Emulator;

/// <summary>HTTP and HTTPS on the one port: the first byte tells them apart.</summary>
internal static class OnePort
{
    /// <summary>What a TLS client begins with: the record of a handshake.</summary>
    private const byte Handshake = 22;

    /// <summary>Has the port take both.</summary>
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

        // Nothing is taken: whoever comes next reads it from its beginning.
        connection.Transport.Input.AdvanceTo(read.Buffer.Start);
        return isSecure;
    }
}
