using System.Globalization;
using System.Xml;

namespace ScsLabs.Services.Ssm;

/// <summary>Tells what came of a step of a command on one instance.</summary>
/// <remarks>Errors: InvalidCommandId, InvalidInstanceId, InvalidPluginName, InvocationDoesNotExist. Source: Systems Manager API Reference, GetCommandInvocation.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record GetCommandInvocation([Length(36, 36)] string CommandId, [Pattern(SendCommand.InstanceForm)] string InstanceId, [Length(4, int.MaxValue)] string? PluginName = null)
{
    /// <summary>What came of the step. Before its end there is no output, and the response code is -1.</summary>
    public sealed record Result
    {
        public required string CommandId { get; init; }
        public required string InstanceId { get; init; }
        public required string Comment { get; init; }
        public required string DocumentName { get; init; }
        public required string DocumentVersion { get; init; }
        public required string PluginName { get; init; }
        public required int ResponseCode { get; init; }
        public required string ExecutionStartDateTime { get; init; }
        public required string ExecutionElapsedTime { get; init; }
        public required string ExecutionEndDateTime { get; init; }
        public required CommandInvocationStatus Status { get; init; }
        public required string StatusDetails { get; init; }

        /// <summary>The first 24,000 characters of the output.</summary>
        [Sensitive] public required string StandardOutputContent { get; init; }

        public required string StandardOutputUrl { get; init; }

        /// <summary>The first 8,000 characters of the errors.</summary>
        [Sensitive] public required string StandardErrorContent { get; init; }

        public required string StandardErrorUrl { get; init; }
    }

    /// <summary>Tells what came of the step.</summary>
    internal static Result Handle(GetCommandInvocation request, Call call)
    {
        if (call.View.Find<CommandRun>(call.Place, CommandRun.IdOf(request.CommandId, request.InstanceId)) is not { } run)
        {
            throw SsmErrors.NoInvocation();
        }

        var command = SentCommand.Find(run.CommandId, call.Place, call.View)!;
        var name = NameIn(command.Content, request.PluginName);
        var step = run.Steps.FirstOrDefault(step => step.Name == name);
        var state = step?.State ?? run.State;
        return new()
        {
            CommandId = run.CommandId,
            InstanceId = run.InstanceId,
            Comment = command.Request.Comment ?? "",
            DocumentName = command.DocumentName,
            DocumentVersion = command.Request.DocumentVersion ?? "$DEFAULT",
            PluginName = name,
            ResponseCode = step?.ResponseCode ?? -1,
            ExecutionStartDateTime = step is null ? "" : Text(step.StartedAt),
            ExecutionElapsedTime = step is null ? "" : XmlConvert.ToString(step.EndedAt - step.StartedAt),
            ExecutionEndDateTime = step is null ? "" : Text(step.EndedAt),
            Status = state.Status(),
            StatusDetails = state.Details(),
            StandardOutputContent = step?.Output ?? "",
            StandardOutputUrl = step is null ? "" : CommandOutput.Url(command, step, "stdout"),
            StandardErrorContent = step?.Errors ?? "",
            StandardErrorUrl = step is null ? "" : CommandOutput.Url(command, step, "stderr"),
        };
    }

    private static string NameIn(DocumentContent content, string? name) =>
        name is null ? content.Steps is [var only] ? only.Name : throw SsmErrors.InvalidPlugin()
        : content.Steps.Any(step => step.Name == name) ? name
        : throw SsmErrors.InvalidPlugin();

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
