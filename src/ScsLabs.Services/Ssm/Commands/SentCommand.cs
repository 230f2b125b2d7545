using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>A command that was sent to instances.</summary>
internal sealed record SentCommand : IRow<SentCommand>, IDueRow
{
    /// <summary>How long commands are kept. Source: Systems Manager User Guide, "Understanding command statuses".</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int DefaultTimeout = 3600;

    private static readonly RowIndex<SentCommand, string> ByCommandId = new(command => command.CommandId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<SentCommand>> Indexes => [ByCommandId];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The id by which callers name it.</summary>
    public required string CommandId { get; init; }

    /// <summary>The id of the row, which orders commands by the time of their calls.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{RequestedAt.UtcTicks:d19}/{CommandId}");

    /// <summary>What was asked for.</summary>
    public required SendCommand Request { get; init; }

    /// <summary>The document's name, without an ARN's beginning.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The document as it was.</summary>
    public required DocumentContent Content { get; init; }

    /// <summary>The values of the document's parameters.</summary>
    public required CommandValues Values { get; init; }

    /// <summary>The time of the call.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The time at which it ends at the latest.</summary>
    public required DateTimeOffset ExpiresAfter { get; init; }

    /// <summary>How many instances it was sent to, by the state there.</summary>
    public ImmutableSortedDictionary<RunState, int> Counts { get; init; } = ImmutableSortedDictionary<RunState, int>.Empty;

    /// <summary>Whether all of it was cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The time in which agents must take it.</summary>
    public TimeSpan DeliveryTimeout => TimeSpan.FromSeconds(Request.TimeoutSeconds ?? DefaultTimeout);

    /// <summary>How many instances it was sent to.</summary>
    public int TargetCount => Counts.Values.Sum();

    /// <summary>On how many instances it has ended.</summary>
    public int CompletedCount => Count(RunStates.IsFinal);

    /// <summary>On how many instances it failed.</summary>
    public int ErrorCount => Count(RunStates.IsError);

    /// <summary>How many agents didn't take it in time.</summary>
    public int DeliveryTimedOutCount => Counts.GetValueOrDefault(RunState.DeliveryTimedOut);

    /// <summary>On how many instances it runs.</summary>
    public int BegunCount => Count(RunStates.IsBegun);

    /// <summary>Whether it failed on more instances than it may.</summary>
    public bool IsStopped => ErrorCount > MostErrors;

    /// <summary>On how many instances it may run at once.</summary>
    public int MostAtOnce => Math.Max(1, Rate.Of(Request.MaxConcurrency ?? Rate.Concurrency, TargetCount));

    /// <inheritdoc />
    public DateTimeOffset? DueAt => RequestedAt + Kept;

    private int MostErrors => Rate.Of(Request.MaxErrors ?? Rate.Errors, TargetCount);

    /// <summary>The status, in general and in detail.</summary>
    public (CommandStatus Status, string Details) State
    {
        get
        {
            if (CompletedCount < TargetCount)
            {
                var status = IsCancelled ? CommandStatus.Cancelling : CompletedCount + BegunCount > Counts.GetValueOrDefault(RunState.Delivering) ? CommandStatus.InProgress : CommandStatus.Pending;
                return (status, status.ToString());
            }

            return TargetCount == 0 ? (CommandStatus.Success, "NoInstancesInTag")
                : Counts.Keys.All(RunStates.IsRefused) ? (CommandStatus.Failed, nameof(CommandStatus.Failed))
                : IsCancelled || Counts.Keys.All(static state => state == RunState.Cancelled) ? (CommandStatus.Cancelled, nameof(CommandStatus.Cancelled))
                : IsStopped ? Counts.ContainsKey(RunState.Failed) ? (CommandStatus.Failed, nameof(CommandStatus.Failed)) : (CommandStatus.TimedOut, nameof(RunState.ExecutionTimedOut))
                : DeliveryTimedOutCount > MostErrors ? (CommandStatus.TimedOut, nameof(RunState.DeliveryTimedOut))
                : Counts.Keys.Any(static state => state != RunState.Success) ? (CommandStatus.Success, "Incomplete")
                : (CommandStatus.Success, nameof(CommandStatus.Success));
        }
    }

    /// <summary>Finds the command that has an id; null where there is none, or it is kept no longer.</summary>
    public static SentCommand? Find(string commandId, Place place, WorldView view) => view.Find(ByCommandId, commandId) is { } found && found.Place == place ? found : null;

    /// <summary>Puts a run, and counts it in its command.</summary>
    public static void Put(Draft draft, CommandRun run)
    {
        if (Find(run.CommandId, run.Place, draft) is not { } command)
        {
            return; // it is kept no longer
        }

        var (counts, before) = (command.Counts, draft.Find<CommandRun>(run.Place, run.Id));
        if (before is not null)
        {
            counts = counts[before.State] == 1 ? counts.Remove(before.State) : counts.SetItem(before.State, counts[before.State] - 1);
        }

        draft.Put(run);
        draft.Put(command with { Counts = counts.SetItem(run.State, counts.GetValueOrDefault(run.State) + 1) });
        KeptOutputs.Add(run.OutputBytes - (before?.OutputBytes ?? 0), run, command, draft);
    }

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        var runs = due.Draft.All(CommandRun.ByCommand, CommandId).ToList();
        foreach (var run in runs)
        {
            due.Draft.Remove(run);
        }

        KeptOutputs.Remove(runs.Sum(static run => run.OutputBytes), Place, due.Draft);

        due.Draft.Remove(this);
    }

    private int Count(Func<RunState, bool> which) => Counts.Where(pair => which(pair.Key)).Sum(static pair => pair.Value);
}

/// <summary>The values of a document's parameters, by their names.</summary>
/// <param name="ByName">The values, which nobody changes.</param>
internal sealed record CommandValues(IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode> ByName);
