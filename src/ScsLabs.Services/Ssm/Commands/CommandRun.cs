namespace ScsLabs.Services.Ssm;

/// <summary>A command on one instance.</summary>
internal sealed record CommandRun : IRow<CommandRun>, IDueRow
{
    /// <summary>Finds the runs of a command.</summary>
    public static RowIndex<CommandRun, string> ByCommand { get; } = new(run => run.CommandId);

    /// <summary>Finds the runs of an instance.</summary>
    public static RowIndex<CommandRun, string> ByInstance { get; } = new(run => run.InstanceId);

    /// <summary>Finds the runs that an instance's agent hasn't taken yet.</summary>
    public static RowIndex<CommandRun, string> PendingByInstance { get; } = new(run => run.State == RunState.Pending ? run.InstanceId : null);

    /// <summary>Finds the runs of a command that no agent has taken yet.</summary>
    public static RowIndex<CommandRun, string> PendingByCommand { get; } = new(run => run.State == RunState.Pending ? run.CommandId : null);

    /// <summary>Finds the runs of a command of which outputs are kept.</summary>
    public static RowIndex<CommandRun, string> WithOutputs { get; } = new(run => run.OutputBytes > 0 ? run.CommandId : null);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<CommandRun>> Indexes => [ByCommand, ByInstance, PendingByInstance, PendingByCommand, WithOutputs];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The id of the command.</summary>
    public required string CommandId { get; init; }

    /// <summary>The id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The state.</summary>
    public required RunState State { get; init; }

    /// <summary>The time after which no agent gets it any more.</summary>
    public required DateTimeOffset DeliverBy { get; init; }

    /// <summary>The time until which its end must have been reported; by then the agent that took it in time has ended its steps.</summary>
    public required DateTimeOffset EndBy { get; init; }

    /// <summary>The steps that ran, in order.</summary>
    public ImmutableArray<StepRun> Steps { get; init; } = [];

    /// <summary>The size of the outputs that are kept, in bytes.</summary>
    public long OutputBytes => Steps.Sum(static step => step.OutputBytes);

    /// <inheritdoc />
    public string Id => IdOf(CommandId, InstanceId);

    /// <inheritdoc />
    public DateTimeOffset? DueAt => State.IsFinal() ? null : EndBy;

    /// <summary>The id of the row.</summary>
    public static string IdOf(string commandId, string instanceId) => $"{commandId}/{instanceId}";

    /// <summary>The run without the outputs of its steps, but for the last ones.</summary>
    /// <param name="but">The number of the last steps whose outputs stay.</param>
    public CommandRun WithoutOutputs(int but) => this with { Steps = [.. Steps.Select((step, index) => index < Steps.Length - but ? step.WithoutOutput() : step)] };

    /// <inheritdoc />
    /// <remarks>That a step took too long only the agent says: what nobody reported the end of is as if it had never been delivered. In a copy of a world nobody does.</remarks>
    public void OnDue(DueTurn due)
    {
        SentCommand.Put(due.Draft, this with { State = RunState.DeliveryTimedOut });
        due.Draft.Afterwards((acting, _) => Dispatch.GoOnAsync(Place, CommandId, acting));
    }
}

/// <summary>A step of a command on one instance.</summary>
internal sealed record StepRun
{
    /// <summary>The exit code of what was ended before its time.</summary>
    public const int Stopped = 137;

    /// <summary>The name of the step.</summary>
    public required string Name { get; init; }

    /// <summary>The state.</summary>
    public required RunState State { get; init; }

    /// <summary>The exit code.</summary>
    public required int ResponseCode { get; init; }

    /// <summary>The time of the beginning.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time of the end.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The beginning of its output; where that isn't kept any more, that it was cut.</summary>
    public required string Output { get; init; }

    /// <summary>The beginning of its errors, likewise.</summary>
    public required string Errors { get; init; }

    /// <summary>The folder of its whole output in the command's bucket; null for none.</summary>
    public OutputFolder? Folder { get; init; }

    /// <summary>The size of output and errors, in bytes.</summary>
    public long OutputBytes => CommandOutput.BytesOf(Output) + CommandOutput.BytesOf(Errors);

    /// <summary>The step without its output and errors.</summary>
    public StepRun WithoutOutput() => this with { Output = CommandOutput.Dropped(Output), Errors = CommandOutput.Dropped(Errors) };
}
