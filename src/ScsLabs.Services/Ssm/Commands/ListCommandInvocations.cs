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
        var command = request.CommandId is { } id ? SentCommand.Find(id, call.Place, call.View) ?? throw SsmErrors.InvalidCommand() : null;
        var filters = CommandFilters.Of(request.Filters);
        var page = NewestFirst.Page(
            last => From(last).Where(one => filters.Match(one.Command, one.Run.State.Status().ToWire(), one.Run.State.Details())),
            static one => $"{one.Command.Id}/{one.Run.InstanceId}",
            request.NextToken,
            request.MaxResults,
            call);
        return new([.. page.Items.Select(one => CommandInvocation.Of(one.Command, one.Run, request.Details, call.View))], page.Next);

        IEnumerable<(SentCommand Command, CommandRun Run)> From(string? last) => (command, request.InstanceId) switch
        {
            ({ } of, { } instance) => call.View.Find<CommandRun>(call.Place, CommandRun.IdOf(of.CommandId, instance)) is { } run ? [(of, run)] : [],
            ({ } of, null) => NewestFirst.Of(of, call),
            (null, { } instance) => NewestFirst.OnInstance(instance, call),
            _ => call.View.Before<SentCommand>(call.Place, last).SelectMany(of => NewestFirst.Of(of, call)),
        };
    }
}
