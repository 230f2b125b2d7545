namespace ScsLabs.Events;

/// <summary>A schedule, an input path or an input template is malformed. The message is the one that EventBridge gives with ValidationException.</summary>
internal sealed class EventsValidationException(string message) : FormatException(message);
