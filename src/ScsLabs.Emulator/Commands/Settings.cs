using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator.Commands;

/// <summary>The settings of the command line and the environment.</summary>
internal static class Settings
{
    private const string Real = "real";
    private const int MostIdleSeconds = 30 * 24 * 3600;

    public static Setting<IPAddress> Host() =>
        new("host", "The address to listen on, loopback by default; anything else should come with --root-secret.", "an IP address", IPAddress.TryParse, IPAddress.Loopback);

    public static Setting<int> Port() =>
        new("port", "The port, 4566 by default; 0 takes a free one.", "a port (0 to 65535)", static (text, out port) => int.TryParse(text, out port) && port is >= 0 and <= ushort.MaxValue, 4566);

    public static Setting<string> RootSecret() =>
        new("root-secret", "The secret of the root users, whose key ids are their account ids. Without it any secret is taken for them.", "a secret", NotEmpty);

    public static Setting<string> ControlToken() =>
        new("control-token", "What the operator's endpoints want in X-ScsLabs-Token beyond loopback. Without it they are closed there.", "a token", NotEmpty);

    public static Setting<AccountId?> UnknownKeysAs() =>
        new("unknown-keys-as", "The account as whose root any unknown access key counts.", "an account id (twelve digits)", static (text, out account) =>
        {
            var valid = AccountId.TryParse(text, out var parsed);
            account = parsed;
            return valid;
        });

    public static Setting<IReadOnlyList<string>> AllowOrigin() =>
        new("allow-origin", "The origins of web pages that may call the emulator, separated by commas, such as http://localhost:3000. Needed while root has no secret.", "a list of origins (scheme://host:port)", List(WebPages.IsOrigin), []);

    public static Setting<IReadOnlyList<string>> AllowHost() =>
        new("allow-host", "Further host names of the emulator, separated by commas, such as aws.test or *.aws.test. Needed while root has no secret.", "a list of host names", List(HostNames.IsName), []);

    public static Setting<int?> Seed() =>
        new("seed", "Makes ids repeatable; key material never is.", "a whole number", static (text, out seed) =>
        {
            var valid = int.TryParse(text, out var parsed);
            seed = parsed;
            return valid;
        });

    public static Setting<string> Rds() =>
        new("rds", "With real, a MariaDB server of this machine is behind each database of RDS that somebody connects to. Without it nobody listens there.", $"'{Real}', its only value", IsReal);

    public static Setting<ProgramExecution?> Exec() =>
        new("exec", "Whether functions run on this machine: off, sandboxed (by bubblewrap, on Linux) or unsandboxed, for code that you would run yourself. Without it they run in sandboxes, where these can be had and the emulator listens on loopback.", "off, sandboxed or unsandboxed", static (text, out exec) =>
        {
            var valid = Enum.TryParse<ProgramExecution>(text, ignoreCase: true, out var parsed) && text.All(char.IsLetter);
            exec = parsed;
            return valid;
        });

    public static Setting<TimeSpan?> ExitWhenIdle() =>
        new("exit-when-idle", "Ends by itself after so many seconds without a request; asking for health is none.", $"a number of seconds (1 to {MostIdleSeconds})", static (text, out idle) =>
        {
            var valid = int.TryParse(text, out var seconds) && seconds is >= 1 and <= MostIdleSeconds;
            idle = TimeSpan.FromSeconds(seconds);
            return valid;
        });

    public static Setting<int?> Seats() =>
        new("seats", $"Serves a class: so many learners, each with a world at a port of their own, from --port on. Their secrets follow from --root-secret.", $"a number of seats (1 to {Seat.Most})", WholeNumber(1, Seat.Most));

    public static Setting<int?> SeatIndex() =>
        new("seat-index", "Serves one seat of a class alone, counted from 0. Its secrets follow from --root-secret.", $"a seat's index (0 to {Seat.Most - 1})", WholeNumber(0, Seat.Most - 1));

    public static Setting<LogLevel> Log() =>
        new("log", "The least level that is logged to standard error, Warning by default.", $"a level ({string.Join(", ", Enum.GetNames<LogLevel>())})", static (text, out level) => Enum.TryParse(text, ignoreCase: true, out level) && Enum.IsDefined(level), LogLevel.Warning);

    private static Setting<IReadOnlyList<string>>.Parse List(Func<string, bool> isItem) => (string text, [MaybeNullWhen(false)] out IReadOnlyList<string> list) =>
    {
        list = text.Split(',', StringSplitOptions.TrimEntries);
        return list.All(isItem);
    };

    private static Setting<int?>.Parse WholeNumber(int least, int most) => (string text, out int? value) =>
    {
        var valid = int.TryParse(text, out var number) && number >= least && number <= most;
        value = number;
        return valid;
    };

    private static bool IsReal(string text, out string value)
    {
        value = text;
        return text == Real;
    }

    private static bool NotEmpty(string text, out string value)
    {
        value = text;
        return text.Length > 0;
    }
}
