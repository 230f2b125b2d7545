using System.Text.Json;

namespace ScsLabs.Harness.Telling;

/// <summary>A statement, grant or access control list in the emulator's answers.</summary>
/// <param name="Kind">The kind of the policy, by its name in <see cref="Policy.PolicyKind"/>.</param>
/// <param name="Policy">The policy's name; null for a grant and an access control list.</param>
/// <param name="Statement">The statement's Sid, or its number from 1; null for a grant and an access control list.</param>
internal sealed record PolicySource(string Kind, string? Policy, string? Statement)
{
    /// <summary>Reads one source.</summary>
    public static PolicySource Read(JsonElement json) => new(json.Text("kind") ?? "", json.Text("policy"), json.Text("statement"));

    /// <summary>Reads what allowed or denied; empty where nothing did, and where the answer doesn't tell it.</summary>
    public static IReadOnlyList<PolicySource> ReadAll(JsonElement answer) => [.. answer.List("by").Select(Read)];

    /// <summary>Tells one source, or two that only together allow; null where there is none.</summary>
    public static string? Told(IReadOnlyList<PolicySource> sources, Language language) => sources switch
    {
        [] => null,
        [var one] => one.Told(language),
        [var one, var two, ..] => Texts.Both.In(language, one.Told(language), two.Told(language)),
    };

    /// <summary>The statement with its policy.</summary>
    public string Named(Language language) => Texts.StatementOf.In(language, Nouns.Policy(Policy ?? "", language), Statement);

    private string Told(Language language)
    {
        var kind = PolicyWords.Kind(Kind, language);
        return Policy is null ? kind : Texts.OfKind.In(language, Named(language), kind);
    }
}
