using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Systems Manager's agent on an instance that has had a role for it (<see cref="AgentIdentity"/>), or an instance profile. While the instance runs it calls every five minutes, and registers the instance where it is let in. Where it isn't, it tries less and less often, up to every hour, and at once where something changes that may let it in (<see cref="AgentDoor"/>).</summary>
/// <remarks>Sources: Systems Manager User Guide, "About SSM Agent"; the agent's code (hibernation).</remarks>
internal sealed record SsmAgent : IRow<SsmAgent>, IDueRow, IServiceRow
{
    /// <summary>The version of the agents of images, and the latest one.</summary>
    public const string VersionOfImages = "3.3.2299.0", LatestVersion = "3.3.3050.0";

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Finds the agents that something may let in.</summary>
    public static RowIndex<SsmAgent, AgentDoor> ByDoor { get; } = new(agent => agent.Doors);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<SsmAgent>> Indexes => [ByDoor];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The time of the next call; null while the instance doesn't run.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The agent's version.</summary>
    public string Version { get; init; } = VersionOfImages;

    /// <summary>Whether it calls with the role of Default Host Management Configuration although the instance has one of its own, which was refused.</summary>
    public bool UsesDefaultRole { get; init; }

    /// <summary>The time at which the instance was registered; null where it isn't.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>The time of the last call that was let in; null for none.</summary>
    public DateTimeOffset? LastPing { get; init; }

    /// <summary>How many calls in a row weren't let in.</summary>
    public int Failures { get; init; }

    /// <summary>The error's text of the call that wasn't let in last; empty where the service wasn't reached, or the last call was let in.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>What may let it in; empty where it is in.</summary>
    public IReadOnlyList<AgentDoor> Doors { get; init; } = [];

    /// <inheritdoc />
    public string Id => InstanceId;

    /// <inheritdoc />
    public DateTimeOffset? DueAt => Next;

    /// <summary>Whether the last call was let in.</summary>
    public bool IsOnline => RegisteredAt is not null && Failures == 0;

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        due.Draft.Put(this with { Next = due.Now + Period });
        due.Draft.Afterwards((acting, token) => AgentCalls.CallAsync(Place, InstanceId, acting, token));
    }

    /// <summary>The agent after a call that was let in.</summary>
    public SsmAgent LetIn(DateTimeOffset now) => this with { RegisteredAt = RegisteredAt ?? now, LastPing = now, Failures = 0, Refusal = "", Doors = [], Next = now + Period };

    /// <summary>The agent after a call that wasn't.</summary>
    public SsmAgent KeptOut(string refusal, IReadOnlyList<AgentDoor> doors, DateTimeOffset now)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(Failures, 20));
        return this with { Failures = Failures + 1, Refusal = refusal, Doors = doors, Next = now + (pause < LongestPause ? pause : LongestPause) };
    }

    /// <summary>The agent while its instance doesn't run: it is on the root volume, so its version stays.</summary>
    public SsmAgent AtRest() => new() { Place = Place, InstanceId = InstanceId, Version = Version };

    /// <summary>The agent of an instance that is registered.</summary>
    public static SsmAgent? Registered(string instanceId, Place place, WorldView view) => view.Find<SsmAgent>(place, instanceId) is { RegisteredAt: not null } agent ? agent : null;
}
