using System.Text;
using System.Text.Json.Nodes;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Events;

/// <summary>Adds a statement to the policy of an event bus, or replaces the whole policy.</summary>
/// <remarks>Errors: ResourceNotFoundException, PolicyLengthExceededException, ValidationException. Source: EventBridge API Reference, PutPermission.</remarks>
[Operation<EventsApi>, AnyResource]
public sealed record PutPermission(
    [Length(1, 256), Pattern(@"[\.\-_A-Za-z0-9]+")] string? EventBusName = null,
    [Length(1, 64), Pattern("events:[a-zA-Z]+")] string? Action = null,
    [Length(1, 12), Pattern(@"(\d{12}|\*)")] string? Principal = null,
    [Length(1, 64), Pattern("[a-zA-Z0-9-_]+")] string? StatementId = null,
    PermissionCondition? Condition = null,
    string? Policy = null)
{
    /// <summary>The maximum size of a policy in bytes. Source: EventBridge User Guide, quotas.</summary>
    private const int MostBytes = 10_240;

    /// <summary>Puts the statement or the policy.</summary>
    internal static void Handle(PutPermission request, Call call, Draft draft)
    {
        var bus = EventBus.Of(request.EventBusName, call).OrNotFound(call);
        var json = request.Policy ?? With(Statement(request, bus), bus);
        if (Encoding.UTF8.GetByteCount(json) > MostBytes)
        {
            throw EventsErrors.PolicyTooLong();
        }

        draft.Put(bus with { Policy = Read(json, draft), ModifiedAt = call.Timestamp });
    }

    private static PolicyDocument Read(string json, WorldView view)
    {
        try
        {
            return StoredPrincipals.Store(PolicyDocument.Parse(json, PolicyKind.Resource), view, static principal => EventsErrors.Validation($"Invalid principal in the policy: {principal}"));
        }
        catch (PolicyFormatException malformed)
        {
            throw EventsErrors.Validation($"This policy contains invalid Json: {malformed.Message}");
        }
    }

    private static JsonObject Statement(PutPermission request, EventBus bus)
    {
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[(nameof(Action), request.Action), (nameof(Principal), request.Principal), (nameof(StatementId), request.StatementId)])
        {
            if (value is null)
            {
                throw EventsErrors.Validation($"Parameter {name} must be specified.");
            }
        }

        if (request is { Condition: not null, Principal: not "*" })
        {
            throw EventsErrors.Validation("Value of the parameter 'principal' must be '*' when the parameter 'condition' is set.");
        }

        if (request.Condition is { } given && given is not { Type: "StringEquals", Key: "aws:PrincipalOrgID" })
        {
            throw EventsErrors.Validation("The condition of a permission must be StringEquals with the key aws:PrincipalOrgID.");
        }

        var statement = new JsonObject
        {
            ["Sid"] = request.StatementId,
            ["Effect"] = "Allow",
            [nameof(Principal)] = request.Principal == "*" ? "*" : new JsonObject { ["AWS"] = $"arn:aws:iam::{request.Principal}:root" },
            [nameof(Action)] = request.Action,
            ["Resource"] = bus.Arn,
        };
        if (request.Condition is { } condition)
        {
            statement[nameof(Condition)] = new JsonObject { [condition.Type] = new JsonObject { [condition.Key] = condition.Value } };
        }

        return statement;
    }

    /// <summary>The bus's policy with a statement, which replaces the one with its id.</summary>
    private static string With(JsonObject added, EventBus bus) => PolicyStatements.Json([.. PolicyStatements.Of(bus.Policy).Where(statement => !PolicyStatements.Is(statement, (string)added["Sid"]!)), added]);
}

/// <summary>A condition of a permission: it can only ask for the organization of the caller.</summary>
public sealed record PermissionCondition(string Type, string Key, string Value);
