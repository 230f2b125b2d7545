using System.Text.Json.Nodes;

namespace ScsLabs.Policy.Tests;

/// <summary>The cases under tests/corpus: what AWS does, each with its source and the date when it was read.</summary>
internal static class Corpus
{
    private static readonly string[] Notes = ["expect", "expectDecidedBy", "expectBecause", "fact", "source", "date"];

    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", "decide"), "*.json").Order(StringComparer.Ordinal);

    public static IReadOnlyList<CorpusCase> Cases { get; } = [.. Files.SelectMany(Read)];

    private static IEnumerable<CorpusCase> Read(string file) =>
        JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(node => Case(Path.GetFileNameWithoutExtension(file), node!.AsObject()));

    private static CorpusCase Case(string theme, JsonObject json)
    {
        var question = json.DeepClone().AsObject();
        foreach (var note in Notes)
        {
            question.Remove(note);
        }

        return new(
            theme,
            (string)json["id"]!,
            question.ToJsonString(),
            (string)json["expect"]!,
            (string?)json["expectDecidedBy"],
            (string?)json["expectBecause"],
            [.. json["fact"]?.AsArray().Select(fact => (int)fact!) ?? []],
            (string?)json["source"],
            (string?)json["date"]);
    }
}

internal sealed record CorpusCase(
    string Theme, string Id, string Question, string Expect, string? DecidedBy, string? Because, IReadOnlyList<int> Facts, string? Source, string? Date);
