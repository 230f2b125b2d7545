using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>A command on one instance, as it is listed.</summary>
public sealed record CommandInvocation
{
    public required string CommandId { get; init; }
    public required string InstanceId { get; init; }
    public required string InstanceName { get; init; }
    public required string Comment { get; init; }
    public required string DocumentName { get; init; }
    public required string DocumentVersion { get; init; }
    public required DateTimeOffset RequestedDateTime { get; init; }
    public required CommandInvocationStatus Status { get; init; }
    public required string StatusDetails { get; init; }
    public required string StandardOutputUrl { get; init; }
    public required string StandardErrorUrl { get; init; }
    public required IReadOnlyList<CommandPlugin> CommandPlugins { get; init; }

    /// <summary>Shows a run, with its steps if wanted.</summary>
    internal static CommandInvocation Of(SentCommand command, CommandRun run, bool details, WorldView view)
    {
        var first = run.Steps.FirstOrDefault();
        return new()
        {
            CommandId = run.CommandId,
            InstanceId = run.InstanceId,
            InstanceName = view.Find<Instance>(run.Place, run.InstanceId)?.Tags.GetValueOrDefault("Name") ?? "",
            Comment = command.Request.Comment ?? "",
            DocumentName = command.DocumentName,
            DocumentVersion = command.Request.DocumentVersion ?? "$DEFAULT",
            RequestedDateTime = command.RequestedAt,
            Status = run.State.Status(),
            StatusDetails = run.State.Details(),
            StandardOutputUrl = first is null ? "" : CommandOutput.Url(command, first, "stdout"),
            StandardErrorUrl = first is null ? "" : CommandOutput.Url(command, first, "stderr"),
            CommandPlugins = details ? [.. run.Steps.Select(step => CommandPlugin.Of(command, step))] : [],
        };
    }
}

/// <summary>A step of a command on one instance, as it is listed.</summary>
public sealed record CommandPlugin
{
    public required string Name { get; init; }
    public required CommandPluginStatus Status { get; init; }
    public required string StatusDetails { get; init; }
    public required int ResponseCode { get; init; }
    public required DateTimeOffset ResponseStartDateTime { get; init; }
    public required DateTimeOffset ResponseFinishDateTime { get; init; }

    /// <summary>The first 2,500 characters of output and errors.</summary>
    [Sensitive] public required string Output { get; init; }

    public required string StandardOutputUrl { get; init; }
    public required string StandardErrorUrl { get; init; }
    public required string? OutputS3Region { get; init; }
    public required string? OutputS3BucketName { get; init; }
    public required string? OutputS3KeyPrefix { get; init; }

    internal static CommandPlugin Of(SentCommand command, StepRun step) => new()
    {
        Name = step.Name,
        Status = step.State switch
        {
            RunState.Success => CommandPluginStatus.Success,
            RunState.ExecutionTimedOut => CommandPluginStatus.TimedOut,
            RunState.Cancelled => CommandPluginStatus.Cancelled,
            _ => CommandPluginStatus.Failed,
        },
        StatusDetails = step.State.Details(),
        ResponseCode = step.ResponseCode,
        ResponseStartDateTime = step.StartedAt,
        ResponseFinishDateTime = step.EndedAt,
        Output = CommandOutput.Listed(step),
        StandardOutputUrl = CommandOutput.Url(command, step, "stdout"),
        StandardErrorUrl = CommandOutput.Url(command, step, "stderr"),
        OutputS3Region = step.Folder is null ? null : command.Place.Region,
        OutputS3BucketName = command.Request.OutputS3BucketName ?? "",
        OutputS3KeyPrefix = step.Folder?.Plugin ?? "",
    };
}

/// <summary>The statuses of a step.</summary>
[NotEmulated("Pending", "InProgress")]
public enum CommandPluginStatus
{
    /// <summary>It succeeded.</summary>
    Success,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>The statuses of a command on one instance.</summary>
[NotEmulated("Delayed")]
public enum CommandInvocationStatus
{
    /// <summary>The agent hasn't it yet.</summary>
    Pending,

    /// <summary>It runs.</summary>
    InProgress,

    /// <summary>It succeeded.</summary>
    Success,

    /// <summary>It was cancelled, or never begun because the command failed elsewhere.</summary>
    Cancelled,

    /// <summary>It took too long, or the agent didn't take it in time.</summary>
    TimedOut,

    /// <summary>It failed, or couldn't run there.</summary>
    Failed,

    /// <summary>It is being cancelled.</summary>
    Cancelling,
}
