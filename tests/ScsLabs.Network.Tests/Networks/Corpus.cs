using System.Text.Json.Nodes;

namespace ScsLabs.Network.Tests;

/// <summary>The cases under tests/corpus/network: what AWS does, each with its source and the date when it was read.</summary>
internal static class Corpus
{
    public static IReadOnlyList<CorpusCase> Cases { get; } = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", "network"), "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<CorpusCase> Read(string file)
    {
        var theme = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        return theme["cases"]!.AsArray().Select(node => Case(Path.GetFileNameWithoutExtension(file), theme["network"]!.AsObject(), node!.AsObject()));
    }

    private static CorpusCase Case(string theme, JsonObject network, JsonObject json) => new(
        theme,
        (string)json["id"]!,
        NetworkReader.Read(Changed(network, json["with"]?.AsObject())),
        NetworkReader.FlowOf((string)json["flow"]!),
        json["expect"] is JsonArray obstacles ? [.. obstacles.Select(obstacle => (string)obstacle!)] : [],
        json["expect"] is JsonArray || (string?)json["expect"] == "found" ? (string?)json["way"] : throw new FormatException($"'{json["id"]}' expects neither a path nor obstacles."),
        (string?)json["back"],
        [.. json["fact"]?.AsArray().Select(fact => (int)fact!) ?? []],
        (string?)json["source"],
        (string?)json["date"]);

    /// <summary>The network with a case's changes: each named part is replaced or added, and removed where the case has null for it.</summary>
    private static JsonObject Changed(JsonObject network, JsonObject? changes)
    {
        var changed = network.DeepClone().AsObject();
        foreach (var (section, parts) in changes ?? [])
        {
            changed.TryAdd(section, new JsonObject());
            foreach (var (id, part) in parts!.AsObject())
            {
                changed[section]!.AsObject().Remove(id);
                if (part is not null)
                {
                    changed[section]![id] = part.DeepClone();
                }
            }
        }

        return changed;
    }
}

/// <summary>A case: where <see cref="Obstacles"/> is empty, a path is found.</summary>
internal sealed record CorpusCase(
    string Theme, string Id, Snapshot Network, Flow Flow, IReadOnlyList<string> Obstacles, string? Way, string? Back, IReadOnlyList<int> Facts, string? Source, string? Date);
