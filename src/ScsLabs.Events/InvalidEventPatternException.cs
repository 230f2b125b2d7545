namespace ScsLabs.Events;

/// <summary>An event pattern is malformed. The message is the one that EventBridge gives with InvalidEventPatternException.</summary>
internal sealed class InvalidEventPatternException(string reason) : FormatException($"Event pattern is not valid. Reason: {reason}");
