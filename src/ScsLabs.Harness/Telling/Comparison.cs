using System.Text.Json;
using ScsLabs.Policy;

namespace ScsLabs.Harness.Telling;

/// <summary>The comparison of a statement with a request, read from the emulator's answer.</summary>
/// <param name="Sentence">The comparison in English, by which it is also recognised.</param>
internal sealed record Comparison(string Sentence)
{
    private string effect = "";
    private string? whyNot;
    private Mismatch? mismatch;

    /// <summary>The statement; null in the answer of an emulator that only has the sentence.</summary>
    public PolicySource? Source { get; private init; }

    /// <summary>Whether the statement matches the request.</summary>
    public bool Matches { get; private init; }

    /// <summary>Whether it is the statement that allowed or denied, or the one that came nearest to allowing.</summary>
    public bool IsIt { get; private init; }

    /// <summary>Reads the comparisons that were made for an ask.</summary>
    public static IReadOnlyList<Comparison> ReadAll(JsonElement ask)
    {
        var facts = ask.List("statements");
        return [.. ask.Texts("trace").Select((sentence, index) => index < facts.Count ? Read(sentence, facts[index]) : new(sentence))];
    }

    /// <summary>Tells the comparison.</summary>
    public string Told(Language language)
    {
        if (Source is null)
        {
            return Sentence;
        }

        var statement = Texts.EffectOf.In(language, effect, Source.Named(language), PolicyWords.Kind(Source.Kind, language));
        return Matches ? statement : Texts.Because.In(language, statement, (mismatch is null ? null : PolicyWords.WhyNot(mismatch, language)) ?? whyNot);
    }

    private static Comparison Read(string sentence, JsonElement facts)
    {
        var comparison = new Comparison(sentence) { Matches = facts.Is("matched"), IsIt = facts.Is("decides") || facts.Is("nearest") };
        return facts.Member("mismatch") is { } mismatch
            ? comparison with { Source = PolicySource.Read(facts), effect = facts.Text("effect") ?? "", whyNot = facts.Text("whyNot"), mismatch = ReadMismatch(mismatch) }
            : comparison;
    }

    private static Mismatch? ReadMismatch(JsonElement json) =>
        Enum.TryParse<MismatchKind>(json.Text("kind"), out var kind) && Enum.TryParse<StatementElement>(json.Text("element"), out var element)
            ? new() { Kind = kind, Element = element, Name = json.Text("name") ?? "", Key = json.Text("key"), Wanted = json.Texts("wanted"), Actual = json.Texts("actual") }
            : null;
}
