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
        var one = request.CommandId is { } id ? SentCommand.Find(id, call.Place, call.View) ?? throw SsmErrors.InvalidCommand() : null;
        var filters = CommandFilters.Of(request.Filters);
        var page = NewestFirst.Page(
            last => From(last).Where(command => filters.Match(command, command.State.Status.ToWire(), command.State.Details)),
            static command => command.Id,
            request.NextToken,
            request.MaxResults,
            call);
        return new([.. page.Items.Select(static command => Command.Of(command))], page.Next);

        IEnumerable<SentCommand> From(string? last) => (one, request.InstanceId) switch
        {
            ({ } command, { } instance) => call.View.Find<CommandRun>(call.Place, CommandRun.IdOf(command.CommandId, instance)) is null ? [] : [command],
            ({ } command, null) => [command],
            (null, { } instance) => NewestFirst.OnInstance(instance, call).Select(static on => on.Command),
            _ => call.View.Before<SentCommand>(call.Place, last),
        };
    }
}
