using System.Text.Json;
using ScsLabs.Emulator;

namespace ScsLabs.Harness.Telling;

/// <summary>The texts in which a call names resources.</summary>
internal static class CallTexts
{
    /// <summary>The texts of the call's parameters, and the resources on which it asked for permissions.</summary>
    public static string Of(RecordedCall call)
    {
        using var parameters = JsonDocument.Parse(call.Parameters ?? "{}");
        return string.Join(' ', Of(parameters.RootElement).Concat(call.Asks.Select(ask => ask.Resource)));
    }

    private static IEnumerable<string> Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Of(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Of),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
