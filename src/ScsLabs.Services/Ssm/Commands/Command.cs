namespace ScsLabs.Services.Ssm;

/// <summary>A command, as it is shown.</summary>
public sealed record Command
{
    public required string CommandId { get; init; }
    public required string DocumentName { get; init; }
    public required string DocumentVersion { get; init; }
    public required string Comment { get; init; }
    public required DateTimeOffset ExpiresAfter { get; init; }
    [Sensitive] public required IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; }
    public required IReadOnlyList<string> InstanceIds { get; init; }
    public required IReadOnlyList<Target> Targets { get; init; }
    public required DateTimeOffset RequestedDateTime { get; init; }
    public required CommandStatus Status { get; init; }
    public required string StatusDetails { get; init; }
    public required string? OutputS3Region { get; init; }
    public required string? OutputS3BucketName { get; init; }
    public required string? OutputS3KeyPrefix { get; init; }
    public required string MaxConcurrency { get; init; }
    public required string MaxErrors { get; init; }
    public required int TargetCount { get; init; }
    public required int CompletedCount { get; init; }
    public required int ErrorCount { get; init; }
    public required int DeliveryTimedOutCount { get; init; }
    public required int TimeoutSeconds { get; init; }

    /// <summary>Shows a command.</summary>
    internal static Command Of(SentCommand command)
    {
        var (status, details) = command.State;
        var request = command.Request;
        return new()
        {
            CommandId = command.CommandId,
            DocumentName = command.DocumentName,
            DocumentVersion = request.DocumentVersion ?? "$DEFAULT",
            Comment = request.Comment ?? "",
            ExpiresAfter = command.ExpiresAfter,
            Parameters = request.Parameters ?? ImmutableDictionary<string, IReadOnlyList<string>>.Empty,
            InstanceIds = request.InstanceIds ?? [],
            Targets = request.Targets ?? [],
            RequestedDateTime = command.RequestedAt,
            Status = status,
            StatusDetails = details,
            OutputS3Region = request.OutputS3BucketName is null ? null : request.OutputS3Region ?? command.Place.Region,
            OutputS3BucketName = request.OutputS3BucketName ?? "",
            OutputS3KeyPrefix = request.OutputS3KeyPrefix ?? "",
            MaxConcurrency = request.MaxConcurrency ?? Rate.Concurrency,
            MaxErrors = request.MaxErrors ?? Rate.Errors,
            TargetCount = command.TargetCount,
            CompletedCount = command.CompletedCount,
            ErrorCount = command.ErrorCount,
            DeliveryTimedOutCount = command.DeliveryTimedOutCount,
            TimeoutSeconds = (int)command.DeliveryTimeout.TotalSeconds,
        };
    }

    /// <summary>Shows a command in the answer to the call that sent it: nothing has come of it yet, and AWS hasn't looked for instances with the tags yet.</summary>
    internal static Command AsSent(SentCommand command) => Of(command) with
    {
        Status = CommandStatus.Pending,
        StatusDetails = nameof(CommandStatus.Pending),
        TargetCount = command.Request.InstanceIds?.Count ?? 0,
        CompletedCount = 0,
        ErrorCount = 0,
    };
}

/// <summary>The statuses of commands.</summary>
public enum CommandStatus
{
    /// <summary>No agent has it yet.</summary>
    Pending,

    /// <summary>Some agent has it, and it hasn't ended everywhere.</summary>
    InProgress,

    /// <summary>It ended everywhere, and nowhere badly enough for another status.</summary>
    Success,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It failed on too many instances, or was refused on all.</summary>
    Failed,

    /// <summary>It took too long, or too many agents didn't take it in time.</summary>
    TimedOut,

    /// <summary>It is being cancelled.</summary>
    Cancelling,
}
