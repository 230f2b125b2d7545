using CsCheck;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Tests.Laws;

public sealed class GlobLaws
{
    private static readonly Gen<string> Pattern = Gen.OneOf('a', 'b', 'A', '*', '?').Array[0, 8].Select(chars => new string(chars));
    private static readonly Gen<string> Text = Gen.OneOf('a', 'b', 'A').Array[0, 8].Select(chars => new string(chars));

    [Fact]
    public void A_glob_agrees_with_its_definition() =>
        Gen.Select(Pattern, Text).Sample((pattern, text) =>
            Matches(pattern, text, StringComparison.Ordinal) == Defined(pattern, text)
            && Matches(pattern, text, StringComparison.OrdinalIgnoreCase) == Defined(pattern.ToLowerInvariant(), text.ToLowerInvariant()));

    private static bool Matches(string pattern, string text, StringComparison comparison) =>
        Glob.Matches(pattern.Replace('*', Glob.AnyRun).Replace('?', Glob.AnyOne), text, comparison);

    /// <summary>Each star tries every length: right by reading it, and slow.</summary>
    private static bool Defined(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] != '*')
        {
            return !text.IsEmpty && (pattern[0] == '?' || pattern[0] == text[0]) && Defined(pattern[1..], text[1..]);
        }

        for (var length = 0; length <= text.Length; length++)
        {
            if (Defined(pattern[1..], text[length..]))
            {
                return true;
            }
        }

        return false;
    }
}
