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
        var (all, left) = (BusPolicy.Statements(bus).ToList(), request.RemoveAllPermissions == true ? [] : BusPolicy.Statements(bus).Where(statement => BusPolicy.IdOf(statement) != request.StatementId).ToList());
        if (request.RemoveAllPermissions != true && left.Count == all.Count)
        {
            throw EventsErrors.NoSuchStatement();
        }

        draft.Put(bus with { Policy = left.Count == 0 ? null : PolicyDocument.Parse(BusPolicy.Json(left), PolicyKind.Resource), ModifiedAt = call.Timestamp });
    }
}
