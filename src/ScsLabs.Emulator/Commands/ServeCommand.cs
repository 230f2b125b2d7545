using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator.Commands;

/// <summary><c>scslabs serve</c>: runs the emulator until it is stopped.</summary>
internal sealed class ServeCommand
{
    private readonly Setting<IPAddress> host = Settings.Host();
    private readonly Setting<int> port = Settings.Port();
    private readonly Setting<string> rootSecret = Settings.RootSecret();
    private readonly Setting<string> controlToken = Settings.ControlToken();
    private readonly Setting<AccountId?> unknownKeysAs = Settings.UnknownKeysAs();
    private readonly Setting<IReadOnlyList<string>> allowOrigin = Settings.AllowOrigin();
    private readonly Setting<IReadOnlyList<string>> allowHost = Settings.AllowHost();
    private readonly Setting<int?> seed = Settings.Seed();
    private readonly Setting<string> rds = Settings.Rds();
    private readonly Setting<ProgramExecution?> exec = Settings.Exec();
    private readonly Setting<TimeSpan?> exitWhenIdle = Settings.ExitWhenIdle();
    private readonly Setting<LogLevel> log = Settings.Log();

    public static Command Create()
    {
        var serve = new ServeCommand();
        var command = new Command("serve", "Runs the emulator until it is told to stop.");
        serve.host.AddTo(command);
        serve.port.AddTo(command);
        serve.rootSecret.AddTo(command);
        serve.controlToken.AddTo(command);
        serve.unknownKeysAs.AddTo(command);
        serve.allowOrigin.AddTo(command);
        serve.allowHost.AddTo(command);
        serve.seed.AddTo(command);
        serve.rds.AddTo(command);
        serve.exec.AddTo(command);
        serve.exitWhenIdle.AddTo(command);
        serve.log.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(serve.Options(arguments), serve.exitWhenIdle.Of(arguments), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(EmulatorOptions options, TimeSpan? exitWhenIdle, CancellationToken cancellationToken)
    {
        // Yielding here installs the signal handlers before the emulator reports that it listens.
        await Task.Yield();
        try
        {
            var emulator = await AwsEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                await Console.Out.WriteLineAsync($"ScsLabs listens on http://{new IPEndPoint(options.Host, emulator.Endpoint.Port)}/ — health: {emulator.Endpoint}_scslabs/health").ConfigureAwait(false);
                if (!options.IsLoopback && options.RootSecret is null)
                {
                    await Console.Error.WriteLineAsync("Whoever reaches this port is root of every account. SCSLABS_ROOT_SECRET closes it.").ConfigureAwait(false);
                }

                await emulator.WaitUntilIdleAsync(exitWhenIdle ?? Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
                await Console.Out.WriteLineAsync($"ScsLabs ends: no request for {exitWhenIdle!.Value.TotalSeconds} seconds.").ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (NotSupportedException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message).ConfigureAwait(false);
            return 1;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"Can't listen on {options.Host}:{options.Port}: {error.GetBaseException().Message.TrimEnd('.')}. Choose another with --host or --port (SCSLABS_HOST, SCSLABS_PORT).").ConfigureAwait(false);
            return 1;
        }

        return 0;
    }

    private EmulatorOptions Options(ParseResult arguments) => new()
    {
        Host = host.Of(arguments)!,
        Port = port.Of(arguments),
        RootSecret = rootSecret.Of(arguments),
        ControlToken = controlToken.Of(arguments),
        UnknownKeysAs = unknownKeysAs.Of(arguments),
        AllowedOrigins = allowOrigin.Of(arguments)!,
        AllowedHosts = allowHost.Of(arguments)!,
        Seed = seed.Of(arguments),
        RealDatabases = rds.Of(arguments) is not null,
        Exec = exec.Of(arguments),
        LoggerFactory = ConsoleLog.Create(log.Of(arguments)),
    };
}
