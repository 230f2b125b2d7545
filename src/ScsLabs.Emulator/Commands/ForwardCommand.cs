using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace ScsLabs.Emulator.Commands;

/// <summary><c>scslabs forward</c>: lets programs of this machine connect through the network of the emulator that was started with the same settings, as if they ran on one of its instances.</summary>
internal sealed class ForwardCommand
{
    private readonly Setting<IPAddress> host = Settings.Host();
    private readonly Setting<int> port = Settings.Port();
    private readonly Setting<string> controlToken = Settings.ControlToken();
    private readonly Option<string> from = new("--from") { Description = "The id of the instance or network interface that opens the connections.", Required = true };
    private readonly Option<string> to = new("--to") { Description = "The id of the network interface that they are opened to, or the ARN of a database of RDS.", Required = true };
    private readonly Option<ushort> toPort = new("--to-port") { Description = "The port that they are opened to, 3306 by default.", DefaultValueFactory = static _ => 3306 };
    private readonly Option<ushort> listen = new("--listen") { Description = "The port of this machine's loopback; a free one by default." };

    public static Command Create()
    {
        var forward = new ForwardCommand();
        var command = new Command("forward", "Forwards a port of loopback through a running emulator's network, to a real database (serve --rds real).") { forward.from, forward.to, forward.toPort, forward.listen };
        forward.host.AddTo(command);
        forward.port.AddTo(command);
        forward.controlToken.AddTo(command);
        command.SetAction(forward.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var emulator = new UriBuilder(Uri.UriSchemeHttp, AwsEmulator.Reachable(host.Of(arguments)!).ToString(), port.Of(arguments)).Uri;
        var (source, target, number) = (arguments.GetRequiredValue(from), arguments.GetRequiredValue(to), arguments.GetValue(toPort));
        try
        {
            var forward = new Forward(OpenAsync, arguments.GetValue(listen), static failure => Console.Error.WriteLine(failure.Message));
            await using (forward.ConfigureAwait(false))
            {
                await Console.Out.WriteLineAsync($"{forward.Address} leads from {source} to {target}, port {number}.").ConfigureAwait(false);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (SocketException taken)
        {
            await Console.Error.WriteLineAsync($"Can't listen at port {arguments.GetValue(listen)}: {taken.Message}. Choose another with --listen.").ConfigureAwait(false);
            return 1;
        }

        return 0;

        async Task<Stream> OpenAsync(CancellationToken token)
        {
            var (stream, status, error) = await Tunnel.OpenAsync(emulator, controlToken.Of(arguments), source, target, number, token).ConfigureAwait(false);
            return stream ?? throw new IOException($"{emulator} opens no connection from {source} to {target}, port {number}: {status} {error}");
        }
    }
}
