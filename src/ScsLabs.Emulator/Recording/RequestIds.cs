using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Emulator;

/// <summary>Finds the request id of a failed call in an exception, whichever client threw it.</summary>
internal static class RequestIds
{
    /// <summary>The public property <c>RequestId</c> of the exception, or of the first inner one that has it. Read by name, so that the emulator needs no SDK.</summary>
    /// <exception cref="ArgumentException">No exception of the chain has a request id.</exception>
    [RequiresUnreferencedCode("The property RequestId is read by its name.")]
    public static string Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current.GetType().GetProperty("RequestId", typeof(string))?.GetValue(current) is string { Length: > 0 } requestId)
            {
                return requestId;
            }
        }

        throw new ArgumentException($"{exception.GetType().FullName} has no request id, so it doesn't say which call failed: {exception.Message}", nameof(exception));
    }
}
