namespace ScsLabs.Services.Ssm;

/// <summary>Lists the invocations of commands on their instances, the newest first.</summary>
/// <remarks>Errors: InvalidCommandId, InvalidInstanceId, InvalidFilterKey, InvalidNextToken. Source: Systems Manager API Reference, ListCommandInvocations.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record ListCommandInvocations(
    [Length(36, 36)] string? CommandId = null,
    [Pattern(SendCommand.InstanceForm)] string? InstanceId = null,
    [Range(1, 50)] int? MaxResults = null,
    string? NextToken = null,
    [Length(1, 5)] IReadOnlyList<CommandFilter>? Filters = null,
    bool Details = false)
{
    /// <summary>A page of the invocations.</summary>
    public sealed record Result(IReadOnlyList<CommandInvocation> CommandInvocations, string? NextToken);

    /// <summary>Lists the invocations.</summary>
    internal static Result Handle(ListCommandInvocations request, Call call)
    {
        if (request.CommandId is { } wanted && call.View.Find<SentCommand>(call.Place, wanted) is null)
        {
            throw SsmErrors.InvalidCommand();
        }

        var runs = request.CommandId is { } command ? call.View.All(CommandRun.ByCommand, command)
            : request.InstanceId is { } instance ? call.View.All(CommandRun.ByInstance, instance)
            : call.View.All<CommandRun>(call.Place);
        var filters = CommandFilters.Of(request.Filters);
        var all = runs.Where(run => run.Place == call.Place && (request.InstanceId is null || run.InstanceId == request.InstanceId))
            .Select(run => (Run: run, Command: call.View.Find<SentCommand>(run.Place, run.CommandId)!))
            .Where(one => filters.Match(one.Command, one.Run.State.Status().ToWire(), one.Run.State.Details()));
        var page = NewestFirst.Page(all, static one => one.Command.RequestedAt, static one => one.Run.Id, request.NextToken, request.MaxResults);
        return new([.. page.Items.Select(one => CommandInvocation.Of(one.Command, one.Run, request.Details, call.View))], page.Next);
    }
}
