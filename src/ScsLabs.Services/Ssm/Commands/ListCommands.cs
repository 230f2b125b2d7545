namespace ScsLabs.Services.Ssm;

/// <summary>Lists the commands of the last 30 days, the newest first.</summary>
/// <remarks>Errors: InvalidCommandId, InvalidInstanceId, InvalidFilterKey, InvalidNextToken. Source: Systems Manager API Reference, ListCommands.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record ListCommands(
    [Length(36, 36)] string? CommandId = null,
    [Pattern(SendCommand.InstanceForm)] string? InstanceId = null,
    [Range(1, 50)] int? MaxResults = null,
    string? NextToken = null,
    [Length(1, 5)] IReadOnlyList<CommandFilter>? Filters = null)
{
    /// <summary>A page of the commands.</summary>
    public sealed record Result(IReadOnlyList<Command> Commands, string? NextToken);

    /// <summary>Lists the commands.</summary>
    internal static Result Handle(ListCommands request, Call call)
    {
        var commands = request.CommandId is { } id ? [call.View.Find<SentCommand>(call.Place, id) ?? throw SsmErrors.InvalidCommand()]
            : request.InstanceId is { } instance ? call.View.All(CommandRun.ByInstance, instance).Where(run => run.Place == call.Place).Select(run => call.View.Find<SentCommand>(run.Place, run.CommandId)!)
            : call.View.All<SentCommand>(call.Place);
        if (request is { CommandId: not null, InstanceId: { } within })
        {
            commands = commands.Where(command => call.View.Find<CommandRun>(call.Place, CommandRun.IdOf(command.Id, within)) is not null);
        }

        var filters = CommandFilters.Of(request.Filters);
        var page = NewestFirst.Page(commands.Where(command => filters.Match(command, command.State.Status.ToWire(), command.State.Details)), static command => command.RequestedAt, static command => command.Id, request.NextToken, request.MaxResults);
        return new([.. page.Items.Select(static command => Command.Of(command))], page.Next);
    }
}
