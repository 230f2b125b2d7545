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
    private readonly Setting<int?> seats = Settings.Seats();
    private readonly Setting<int?> seatIndex = Settings.SeatIndex();
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
        serve.seats.AddTo(command);
        serve.seatIndex.AddTo(command);
        serve.log.AddTo(command);
        command.SetAction((arguments, cancellationToken) => serve.RunAsync(arguments, serve.exitWhenIdle.Of(arguments), cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, TimeSpan? exitWhenIdle, CancellationToken cancellationToken)
    {
        // Yielding here installs the signal handlers before the emulator reports that it listens.
        await Task.Yield();
        var options = Options(arguments);
        var emulators = new List<AwsEmulator>();
        try
        {
            foreach (var each in SeatsOf(options, seats.Of(arguments), seatIndex.Of(arguments)))
            {
                var emulator = await AwsEmulator.StartAsync(each, cancellationToken).ConfigureAwait(false);
                emulators.Add(emulator);
                await Console.Out.WriteLineAsync($"ScsLabs listens on http://{new IPEndPoint(options.Host, emulator.Endpoint.Port)}/{(each.Seat is null ? "" : $" for {each.Seat}")} — health: {emulator.Endpoint}_scslabs/health{(ConsoleAccess.IsOff(each) ? "" : $", console: http://{ConsoleHost.Name}:{emulator.Endpoint.Port}{ConsoleSite.Root}")}").ConfigureAwait(false);
            }

            if (!options.IsLoopback && options.RootSecret is null)
            {
                await Console.Error.WriteLineAsync("Whoever reaches this port is root of every account. SCSLABS_ROOT_SECRET closes it.").ConfigureAwait(false);
            }

            // A seat that was idle may be at work again when the last one is.
            var idle = exitWhenIdle ?? Timeout.InfiniteTimeSpan;
            while (emulators.Exists(emulator => !emulator.IsIdle(idle)))
            {
                await Task.WhenAll(emulators.Select(emulator => emulator.WaitUntilIdleAsync(idle, cancellationToken))).ConfigureAwait(false);
            }

            await Console.Out.WriteLineAsync($"ScsLabs ends: no request for {exitWhenIdle!.Value.TotalSeconds} seconds.").ConfigureAwait(false);
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
            await Console.Error.WriteLineAsync($"Can't listen on {options.Host}:{(options.Port == 0 ? 0 : options.Port + emulators.Count)}: {error.GetBaseException().Message.TrimEnd('.')}. Choose another with --host or --port (SCSLABS_HOST, SCSLABS_PORT).").ConfigureAwait(false);
            return 1;
        }
        finally
        {
            foreach (var emulator in emulators)
            {
                await emulator.DisposeAsync().ConfigureAwait(false);
            }
        }

        return 0;
    }

    /// <summary>The options of each emulator: one, or one for each seat of a class.</summary>
    /// <exception cref="NotSupportedException">A class has no secret, or a control token, or both options, or too few ports.</exception>
    internal static IEnumerable<EmulatorOptions> SeatsOf(EmulatorOptions options, int? seats, int? seatIndex)
    {
        if ((seats ?? seatIndex) is null)
        {
            return [options];
        }

        return options.RootSecret is not { } secret ? throw new NotSupportedException("A class needs a secret from which those of its seats follow: --root-secret (SCSLABS_ROOT_SECRET).")
            : options.ControlToken is not null ? throw new NotSupportedException("The control tokens of seats follow from the class's secret: leave out --control-token (SCSLABS_CONTROL_TOKEN).")
            : seats is not null && seatIndex is not null ? throw new NotSupportedException("--seats serves all seats of a class, --seat-index one of them: not both.")
            : seats is null ? [new Seat(secret, seatIndex!.Value + 1).Of(options) with { Port = options.Port }]
            : options.Port + seats - 1 > ushort.MaxValue ? throw new NotSupportedException($"From port {options.Port} on there aren't {seats} ports.")
            : Enumerable.Range(1, seats.Value).Select(number => new Seat(secret, number).Of(options)).ToList();
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
