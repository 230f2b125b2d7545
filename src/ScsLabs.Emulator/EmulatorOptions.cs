using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ScsLabs.Emulator;

/// <summary>How an emulator is set up. The defaults are those of a test in one's own process.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The address to listen on: loopback unless told otherwise.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The secret of the root users, whose access key ids are their account ids. Null accepts any secret for them.</summary>
    public string? RootSecret { get; init; }

    /// <summary>The account as whose root an unknown access key counts, for suites written for emulators that don't check; null refuses such keys.</summary>
    public AccountId? UnknownKeysAs { get; init; }

    /// <summary>What the operator's endpoints beyond loopback ask for in <c>X-ScsLabs-Token</c>; null closes them there.</summary>
    public string? ControlToken { get; init; }

    /// <summary>Makes ids repeatable; null for unguessable ones. Key material never depends on it.</summary>
    public int? Seed { get; init; }

    /// <summary>Where wall time comes from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The world to begin with; null for an empty one.</summary>
    internal World? World { get; init; }

    /// <summary>The most bytes of a request's body, for services whose bodies are held in memory.</summary>
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most calls that the journal remembers.</summary>
    public int JournalSize { get; init; } = 1000;

    /// <summary>The most bytes that the journal takes, about; older calls are forgotten for newer ones.</summary>
    public long JournalBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Where logs go.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Makes it a peer that enforces nothing: to prove that no check is green on such a one.</summary>
    internal bool EnforcesNothing { get; init; }

    /// <summary>The services and operations: a test may have others.</summary>
    internal Catalog Catalog { get; init; } = Catalog.All;

    /// <summary>Where it listens: no secret is shown.</summary>
    public override string ToString() => $"{nameof(EmulatorOptions)} {{ {nameof(Host)} = {Host}, {nameof(Port)} = {Port} }}";

    internal bool IsLoopback => IPAddress.IsLoopback(Host);
}
