namespace ScsLabs.Services.Events;

/// <summary>Removes a statement from the policy of an event bus, or the whole policy.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException. Source: EventBridge API Reference, RemovePermission.</remarks>
[Operation<EventsApi>, AnyResource]
public sealed record RemovePermission(
    [Length(1, 64), Pattern("[a-zA-Z0-9-_]+")] string? StatementId = null,
    bool? RemoveAllPermissions = null,
    [Length(1, 256), Pattern(@"[\.\-_A-Za-z0-9]+")] string? EventBusName = null)
{
    /// <summary>Removes the statement or the policy.</summary>
    internal static void Handle(RemovePermission request, Call call, Draft draft)
    {
        var bus = EventBus.Of(request.EventBusName, call).OrNotFound(call);
        if (request.RemoveAllPermissions == true)
        {
            draft.Put(bus with { Policy = null, ModifiedAt = call.Timestamp });
            return;
        }

        var statements = PolicyStatements.Of(bus.Policy);
        if (request.StatementId is not { } id || statements.RemoveAll(statement => PolicyStatements.Is(statement, id)) == 0)
        {
            throw EventsErrors.NoSuchStatement();
        }

        draft.Put(bus with { Policy = statements.Count == 0 ? null : PolicyDocument.Parse(PolicyStatements.Json(statements), PolicyKind.Resource), ModifiedAt = call.Timestamp });
    }
}
