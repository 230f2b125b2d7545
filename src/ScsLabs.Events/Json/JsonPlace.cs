namespace ScsLabs.Events.Json;

/// <summary>Words a place in a JSON text as EventBridge's errors do.</summary>
/// <remarks>Source: errors of PutRule, PutTargets and TestEventPattern, as recorded by users. They come from the Jackson library, which shows 500 characters.</remarks>
internal static class JsonPlace
{
    private const int Shown = 500;

    /// <summary>The text and the place: <c>[Source: (String)"…"; line: 1, column: 2]</c>.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="at">How many characters of it have been read.</param>
    public static string Of(string text, int at)
    {
        var read = text.AsSpan(0, at);
        var source = text.Length <= Shown ? $"\"{text}\"" : $"\"{text[..Shown]}\"[truncated {text.Length - Shown} chars]";
        return $"[Source: (String){source}; line: {read.Count('\n') + 1}, column: {at - read.LastIndexOf('\n')}]";
    }
}
