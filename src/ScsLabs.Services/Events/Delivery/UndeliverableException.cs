namespace ScsLabs.Services.Events;

/// <summary>An event that EventBridge doesn't send to a target.</summary>
/// <param name="code">The code in the dead letter.</param>
/// <param name="message">Why.</param>
internal sealed class UndeliverableException(string code, string message) : Exception(message)
{
    /// <summary>The code in the dead letter.</summary>
    public string Code { get; } = code;

    /// <summary>The target isn't there.</summary>
    public static UndeliverableException NoResource(string message) => new("NO_RESOURCE", message);
}
