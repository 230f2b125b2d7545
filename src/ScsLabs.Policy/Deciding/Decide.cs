using System.Text.Json;
using ScsLabs.Policy.Deciding;

namespace ScsLabs.Policy;

/// <summary>Evaluates requests given as JSON lines: one case in, one decision out.</summary>
internal static class Decide
{
    /// <summary>Evaluates one case. For a line that isn't a case, returns an object with <c>error</c>. Never throws.</summary>
    public static string Answer(string jsonLine)
    {
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(jsonLine);
            id = DecideCase.IdOf(json.RootElement);
            return DecideWriter.Answer(DecideCase.Read(json.RootElement));
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return DecideWriter.Error(id, e.Message);
        }
    }
}
