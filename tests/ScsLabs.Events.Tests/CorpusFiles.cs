using System.Text.Json;

namespace ScsLabs.Events.Tests;

/// <summary>The files under tests/corpus/events: lists of cases.</summary>
internal static class CorpusFiles
{
    public static IEnumerable<(string Theme, IReadOnlyList<JsonElement> Items)> Under(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", "events", folder), "*.json").Order(StringComparer.Ordinal)
        select (Path.GetFileNameWithoutExtension(file), (IReadOnlyList<JsonElement>)[.. JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray()]);

    public static string? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
