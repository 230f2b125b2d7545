using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ScsLabs.Emulator.Databases;
using ScsLabs.Services.CloudTrail;

namespace ScsLabs.Emulator;

/// <summary>The options of an emulator. The defaults suit tests in the same process.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The address to listen on; loopback by default.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The secret of the root users, whose access key ids are their account ids; null accepts any secret for them.</summary>
    public string? RootSecret { get; init; }

    /// <summary>The account whose root user an unknown access key is treated as, for test suites written for emulators that don't check keys; null refuses such keys.</summary>
    public AccountId? UnknownKeysAs { get; init; }

    /// <summary>The origins of web pages that may call the emulator, such as <c>http://localhost:3000</c> of a front end under test; answers to them have CORS headers.</summary>
    /// <remarks>Pages of other origins are refused while <see cref="RootSecret"/> is null or <see cref="UnknownKeysAs"/> is set: any page that the user visits could call the emulator as root otherwise.</remarks>
    /// <exception cref="ArgumentException">An item is no origin: a scheme, a host, and a port where it isn't the scheme's.</exception>
    public IReadOnlyList<string> AllowedOrigins { get; init => field = All(value, WebPages.IsOrigin, "an origin, such as http://localhost:3000"); } = [];

    /// <summary>Further names in a Host header under which the emulator is reached, such as <c>aws.test</c> or <c>*.aws.test</c>. Addresses and the names in its certificate need none.</summary>
    /// <remarks>Other names are refused while <see cref="RootSecret"/> is null or <see cref="UnknownKeysAs"/> is set: a page could point its own name at the emulator otherwise.</remarks>
    /// <exception cref="ArgumentException">An item is no host name.</exception>
    public IReadOnlyList<string> AllowedHosts { get; init => field = All(value, HostNames.IsName, "a host name, such as aws.test or *.aws.test"); } = [];

    /// <summary>The token that the operator's endpoints require in <c>X-ScsLabs-Token</c> beyond loopback; null closes them there.</summary>
    public string? ControlToken { get; init; }

    /// <summary>Whether DB instances of RDS are backed by MariaDB servers of this machine, which start with the first connection to each. Without them nobody listens at a database's port.</summary>
    public bool RealDatabases { get; init; }

    /// <summary>Whether functions run on this machine, and how; null for in sandboxes, where the machine can have them and the emulator listens on loopback.</summary>
    /// <remarks>Beyond loopback they run only where it is asked for and root has a secret.</remarks>
    public ProgramExecution? Exec { get; init; }

    /// <summary>The seed for repeatable ids; null for unguessable ones. Key material never depends on it.</summary>
    public int? Seed { get; init; }

    /// <summary>The source of wall time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The initial world; null for an empty one.</summary>
    internal World? World { get; init; }

    /// <summary>The maximum length of a request's body in bytes, for services whose bodies are held in memory.</summary>
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The maximum number of calls in the journal.</summary>
    public int JournalSize { get; init; } = 1000;

    /// <summary>The approximate maximum size of the journal in bytes; newer calls replace older ones.</summary>
    public long JournalBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The bounds of CloudTrail's events.</summary>
    internal EventBounds EventBounds { get; init; } = new();

    /// <summary>The logger factory.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Turns enforcement off, to prove that no check passes on such an emulator.</summary>
    internal bool EnforcesNothing { get; init; }

    /// <summary>The seat of a class whose learner has this emulator; null for none.</summary>
    internal Seat? Seat { get; init; }

    /// <summary>The MariaDB server for <see cref="RealDatabases"/>; null for the one that this machine has.</summary>
    internal DatabaseProgram? DatabaseProgram { get; init; }

    /// <summary>Describes the address that the emulator listens on, without secrets.</summary>
    public override string ToString() => $"{nameof(EmulatorOptions)} {{ {nameof(Host)} = {Host}, {nameof(Port)} = {Port} }}";

    internal bool IsLoopback => IPAddress.IsLoopback(Host);

    /// <summary>Whether some keys need no secret, so that every request that reaches the emulator can be root's.</summary>
    internal bool IsOpen => RootSecret is null || UnknownKeysAs is not null;

    private static IReadOnlyList<string> All(IReadOnlyList<string> items, Func<string, bool> isItem, string wanted) =>
        items.FirstOrDefault(item => !isItem(item)) is { } bad ? throw new ArgumentException($"'{bad}' is not {wanted}.", nameof(items)) : items;
}
