using System.CommandLine;
using System.Net;
using System.Text;
using ScsLabs.Emulator;
using ScsLabs.Policy;

var host = new Option<IPAddress>("--host") { Description = "The address to listen on. Loopback by default; anything else should come with --root-secret.", DefaultValueFactory = _ => IPAddress.Loopback, CustomParser = result => IPAddress.TryParse(result.Tokens[0].Value, out var address) ? address : Bad<IPAddress>(result, "an IP address") };
var port = new Option<int>("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => 4566 };
var rootSecret = new Option<string?>("--root-secret") { Description = "The secret of the root users, whose key ids are their account ids. Without it any secret is taken for them. Also: SCSLABS_ROOT_SECRET.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCSLABS_ROOT_SECRET") };
var unknownKeysAs = new Option<string?>("--unknown-keys-as") { Description = "The account as whose root any unknown access key counts." };
var seed = new Option<int?>("--seed") { Description = "Makes ids repeatable; key material never is." };

var serve = new Command("serve", "Runs the emulator until it is told to stop.") { host, port, rootSecret, unknownKeysAs, seed };
serve.SetAction(async (arguments, cancel) =>
{
    var account = arguments.GetValue(unknownKeysAs);
    if (account is not null && !ScsLabs.Model.AccountId.TryParse(account, out _))
    {
        await Console.Error.WriteLineAsync($"--unknown-keys-as: '{account}' is not an account id (twelve digits).").ConfigureAwait(false);
        return 1;
    }

    var options = new EmulatorOptions
    {
        Host = arguments.GetValue(host)!,
        Port = arguments.GetValue(port),
        RootSecret = arguments.GetValue(rootSecret),
        UnknownKeysAs = account is null ? null : ScsLabs.Model.AccountId.Parse(account),
        ControlToken = Environment.GetEnvironmentVariable("SCSLABS_CONTROL_TOKEN"),
        Seed = arguments.GetValue(seed),
        LoggerFactory = ConsoleLog.Create(),
    };
    try
    {
        var emulator = await AwsEmulator.StartAsync(options, cancel).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            Console.WriteLine($"ScsLabs listens on {emulator.Endpoint} — health: {emulator.Endpoint}_scslabs/health");
            await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(false);
        }
    }
    catch (OperationCanceledException)
    {
        return 0;
    }
    catch (IOException error)
    {
        await Console.Error.WriteLineAsync($"Can't listen on {options.Host}:{options.Port}: {error.Message} Choose another with --port.").ConfigureAwait(false);
        return 1;
    }

    return 0;
});

var decide = new Command("decide", "Reads policy cases from standard input, one JSON object a line, and answers each on a line of its own.");
decide.SetAction(async (_, cancel) =>
{
    using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
    var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    await using (output.ConfigureAwait(false))
    {
        while (await input.ReadLineAsync(cancel).ConfigureAwait(false) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteLineAsync(Decide.Answer(line).AsMemory(), cancel).ConfigureAwait(false);
            }
        }
    }

    return 0;
});

return await new RootCommand("An AWS emulator that says no for the right reason.") { serve, decide }.Parse(args).InvokeAsync().ConfigureAwait(false);

static T? Bad<T>(System.CommandLine.Parsing.ArgumentResult result, string wanted)
{
    result.AddError($"'{result.Tokens[0].Value}' is not {wanted}.");
    return default;
}
