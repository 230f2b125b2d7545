using System.Globalization;
using System.Text.Json;

namespace ScsLabs.Emulator.Functions;

/// <summary>The errors of functions that Lambda itself tells, as JSON.</summary>
/// <remarks>Sources: Lambda Developer Guide, "Troubleshoot invocation issues"; answers that users recorded.</remarks>
internal static class FunctionErrors
{
    /// <summary>An error.</summary>
    public static ReadOnlyMemory<byte> Of(string type, string message) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { ["errorType"] = type, ["errorMessage"] = message }, ErrorJson.Default.DictionaryStringString);

    /// <summary>The function took too long.</summary>
    public static ReadOnlyMemory<byte> TimedOut(string requestId, int seconds) => OfRequest("Sandbox.Timedout", requestId, string.Create(CultureInfo.InvariantCulture, $"Task timed out after {seconds}.00 seconds"));

    /// <summary>The runtime ended.</summary>
    /// <param name="requestId">The id of the invocation.</param>
    /// <param name="exitCode">The exit code; 128 and the signal where a signal ended it.</param>
    public static ReadOnlyMemory<byte> Exited(string requestId, int exitCode) => OfRequest("Runtime.ExitError", requestId, exitCode switch
    {
        0 => "Runtime exited without providing a reason",
        137 => "Runtime exited with error: signal: killed",
        134 => "Runtime exited with error: signal: aborted",
        139 => "Runtime exited with error: signal: segmentation fault",
        > 128 => string.Create(CultureInfo.InvariantCulture, $"Runtime exited with error: signal: {exitCode - 128}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Runtime exited with error: exit status {exitCode}"),
    });

    /// <summary>The code has nothing to begin with.</summary>
    public static ReadOnlyMemory<byte> NoEntrypoint(string requestId, string message) => OfRequest("Runtime.InvalidEntrypoint", requestId, message);

    /// <summary>The environment can't be made, as of a package that can't be unpacked.</summary>
    public static ReadOnlyMemory<byte> NotStarted(string requestId, string message) => OfRequest("Sandbox.Failure", requestId, message);

    private static ReadOnlyMemory<byte> OfRequest(string type, string requestId, string message) => Of(type, $"RequestId: {requestId} Error: {message}");
}

/// <summary>How errors are written.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions]
[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ErrorJson : System.Text.Json.Serialization.JsonSerializerContext;
