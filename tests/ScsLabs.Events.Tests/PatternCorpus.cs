using System.Text.Json;

namespace ScsLabs.Events.Tests;

/// <summary>The cases under tests/corpus/events/patterns: what AWS does, each with its source and the date when it was read.</summary>
internal static class PatternCorpus
{
    public static IReadOnlyList<PatternCase> Cases { get; } = [.. CorpusFiles.Under("patterns").SelectMany(file => file.Items.Select(json => Case(file.Theme, json)))];

    private static PatternCase Case(string theme, JsonElement json) => new(
        theme,
        json.GetProperty("id").GetString()!,
        TextOf(json.GetProperty("pattern")),
        json.TryGetProperty("event", out var given) ? given.GetRawText() : json.TryGetProperty("eventText", out var text) ? text.GetString() : null,
        json.TryGetProperty("matches", out var matches) ? matches.GetBoolean() : null,
        json.TryGetProperty("refused", out var refused) ? refused.GetString() : null,
        CorpusFiles.Optional(json, "source"),
        CorpusFiles.Optional(json, "date"));

    private static string TextOf(JsonElement pattern) => pattern.ValueKind == JsonValueKind.String ? pattern.GetString()! : pattern.GetRawText();
}

/// <summary>A case: a pattern that matches an event or doesn't, or one that is refused.</summary>
internal sealed record PatternCase(string Theme, string Id, string Pattern, string? Event, bool? Matches, string? Refused, string? Source, string? Date);
