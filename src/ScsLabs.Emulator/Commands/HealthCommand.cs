using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScsLabs.Emulator.Commands;

/// <summary><c>scslabs health</c>: checks the emulator that was started with the same settings. Serves as a container's health check, because the image has no shell.</summary>
internal static class HealthCommand
{
    private const string Path = "/_scslabs/health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var (host, port) = (Settings.Host(), Settings.Port());
        var command = new Command("health", "Asks a running emulator whether it is healthy: exits with 0 for yes, 1 for no.");
        host.AddTo(command);
        port.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(new(AwsEmulator.Reachable(host.Of(arguments)!), port.Of(arguments)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        string answer;
        try
        {
            answer = await AskAsync(server, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            answer = $"no answer within {Patience.TotalSeconds} seconds";
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            answer = error.Message;
        }

        await Console.Out.WriteLineAsync($"http://{server}{Path}: {answer}").ConfigureAwait(false);
        return answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) ? 0 : 1;
    }

    /// <summary>Reads the answer's first line over a plain socket. An HTTP client, with its proxies, names and certificates, would be the largest part of the executable.</summary>
    private static async Task<string> AskAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        using var client = new TcpClient(server.AddressFamily);
        await client.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n"), cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? "the connection was closed without an answer";
    }
}
