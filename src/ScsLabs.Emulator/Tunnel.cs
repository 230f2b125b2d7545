using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ScsLabs.Emulator;

/// <summary>The client of <c>/_scslabs/connect</c>, over a plain socket: an HTTP client would be the largest part of the executable.</summary>
internal static class Tunnel
{
    private const int LongestHead = 16 * 1024;
    private const int LongestAnswer = 1024 * 1024;

    /// <summary>Opens a connection through an emulator's network.</summary>
    /// <param name="emulator">The emulator's endpoint.</param>
    /// <param name="token">Its control token; null for none.</param>
    /// <param name="from">The id of the network interface or instance that opens it.</param>
    /// <param name="to">The id of the network interface or instance that it is opened to, or a database's ARN.</param>
    /// <param name="port">The destination port.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The connection; or null, with the status and the error that say why.</returns>
    /// <exception cref="IOException">The emulator doesn't answer, or not as an emulator does.</exception>
    public static async Task<(Stream? Stream, int Status, string Error)> OpenAsync(Uri emulator, string? token, string from, string to, int port, CancellationToken cancellationToken)
    {
        var stream = await ConnectAsync(emulator, cancellationToken).ConfigureAwait(false);
        try
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}&port={port}");
            var secret = token is null ? "" : $"X-ScsLabs-Token: {token}\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"GET /_scslabs/connect?{query} HTTP/1.1\r\nHost: {emulator.Authority}\r\n{secret}Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n"), cancellationToken).ConfigureAwait(false);
            var head = await HeadAsync(stream, cancellationToken).ConfigureAwait(false);
            var status = StatusOf(head);
            if (status == 101)
            {
                return (stream, status, "");
            }

            var error = ErrorOf(await BodyAsync(stream, head, cancellationToken).ConfigureAwait(false));
            await stream.DisposeAsync().ConfigureAwait(false);
            return (null, status, error);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Stream> ConnectAsync(Uri emulator, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(emulator.Host.Trim('[', ']'), emulator.Port, cancellationToken).ConfigureAwait(false);
            client.NoDelay = true;
            if (emulator.Scheme != Uri.UriSchemeHttps)
            {
                return client.GetStream();
            }

            var secure = new SslStream(client.GetStream());
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = emulator.Host }, cancellationToken).ConfigureAwait(false);
            return secure;
        }
        catch (SocketException failure)
        {
            client.Dispose();
            throw new IOException($"{emulator} doesn't answer: {failure.Message}", failure);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Reads the head byte by byte: what follows it belongs to the connection.</summary>
    private static async Task<string> HeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!EndsHead(head))
        {
            if (head.Length == LongestHead || await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 0)
            {
                throw new IOException("The emulator's answer has no end of its head.");
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static bool EndsHead(StringBuilder head) => head is { Length: >= 4 } && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r';

    private static int StatusOf(string head) =>
        head.Split(' ', 3) is ["HTTP/1.1", var status, _] && int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : throw new IOException("The answer isn't HTTP's.");

    /// <summary>The error that an emulator's answer tells; else the answer as it is.</summary>
    private static string ErrorOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("error", out var error) ? error.ToString() : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static async Task<string> BodyAsync(Stream stream, string head, CancellationToken cancellationToken)
    {
        const string Length = "Content-Length:";
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith(Length, StringComparison.OrdinalIgnoreCase));
        if (line is null || !int.TryParse(line[Length.Length..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var length) || length > LongestAnswer)
        {
            return "";
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(body);
    }
}
