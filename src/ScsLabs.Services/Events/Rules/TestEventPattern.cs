using System.Text.Json;
using ScsLabs.Events;

namespace ScsLabs.Services.Events;

/// <summary>Tells whether an event matches a pattern.</summary>
/// <remarks>Errors: InvalidEventPatternException, ValidationException. Source: EventBridge API Reference, TestEventPattern.</remarks>
[Operation<EventsApi>, AnyResource]
public sealed record TestEventPattern([Length(0, 4096)] string EventPattern, string Event)
{
    private const int MaxDepth = 1000;

    private static readonly string[] Required = ["id", "account", "source", "time", "region", "resources", "detail-type"];

    /// <summary>Whether the event matches.</summary>
    public sealed record Result([Wire("Result")] bool IsMatch);

    /// <summary>Tries the pattern.</summary>
    internal static Result Handle(TestEventPattern request)
    {
        try
        {
            var pattern = ScsLabs.Events.Patterns.EventPattern.Parse(request.EventPattern);
            using var json = JsonDocument.Parse(request.Event, new() { MaxDepth = MaxDepth });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw EventsErrors.Validation("Parameter Event is not valid.");
            }

            if (Required.FirstOrDefault(name => !json.RootElement.TryGetProperty(name, out _)) is { } missing)
            {
                throw EventsErrors.Validation($"Parameter Event is not valid. Reason: Field '{missing}' is missing.");
            }

            return new(pattern.Matches(json.RootElement));
        }
        catch (InvalidEventPatternException malformed)
        {
            throw EventsErrors.InvalidPattern(malformed.Message);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair in a name is no JSON for the runtime's reader.
            throw EventsErrors.Validation("Parameter Event is not valid.");
        }
    }
}
