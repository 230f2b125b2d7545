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

    /// <summary>Long enough for whole sets of places, with few characters, so that many places fit far into the run.</summary>
    [Fact]
    public void A_run_is_found_where_comparing_place_by_place_finds_it() =>
        Gen.Select(Gen.OneOf('a', 'b', 'A', 'é', '?').Array[1, 12], Gen.OneOf('a', 'a', 'b', 'A', 'É').Array[0, 100]).Sample((chars, text) =>
        {
            var run = new string(chars).Replace('?', Glob.AnyOne);
            return RunSearch.IndexOf(text, run, StringComparison.Ordinal) == Found(text, run)
                && RunSearch.IndexOf(text, run, StringComparison.OrdinalIgnoreCase) == Found(new string(text).ToUpperInvariant(), run.ToUpperInvariant());
        });

    [Fact]
    public void A_run_is_placed_anywhere_with_what_stands_around_it() =>
        Gen.Select(Gen.OneOf('a', 'b', '*', '?').Array[0, 12], Gen.OneOf('a', 'b').Array[0, 60], Gen.OneOf('a', 'b', '?').Array[2, 20]).Sample((chars, text, run) =>
        {
            var pattern = $"*{new string(run)}*{new string(chars)}";
            return Matches(pattern, new(text), StringComparison.Ordinal) == Tabled(pattern, new(text));
        });

    [Theory]
    [InlineData("a", "a")]
    [InlineData("aba", "ab")]
    [InlineData("a?a?b", "a")]
    public void A_search_compares_text_times_run_by_the_set_of_places(string repeatedInRun, string repeatedInText)
    {
        var text = string.Concat(Enumerable.Repeat(repeatedInText, 28_000 / repeatedInText.Length));
        var run = string.Concat(Enumerable.Repeat(repeatedInRun, 9_000 / repeatedInRun.Length)).Replace('?', Glob.AnyOne) + "c";

        RunSearch.IndexOf(text, run, out var comparisons).ShouldBe(-1);

        var sets = (text.Length - run.Length) / RunSearch.Places + 1;
        comparisons.ShouldBeLessThanOrEqualTo(sets * (long)run.Length);
    }

    private static int Found(ReadOnlySpan<char> text, ReadOnlySpan<char> run)
    {
        for (var at = 0; at + run.Length <= text.Length; at++)
        {
            var differs = false;
            for (var i = 0; i < run.Length; i++)
            {
                differs |= run[i] != Glob.AnyOne && run[i] != text[at + i];
            }

            if (!differs)
            {
                return at;
            }
        }

        return -1;
    }

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

    /// <summary>Matches by a table: whether each beginning of the pattern matches each beginning of the text.</summary>
    private static bool Tabled(string pattern, string text)
    {
        var matches = new bool[text.Length + 1];
        matches[0] = true;
        foreach (var wanted in pattern)
        {
            var next = new bool[text.Length + 1];
            for (var length = 0; length <= text.Length; length++)
            {
                next[length] = wanted == '*'
                    ? matches[length] || (length > 0 && next[length - 1])
                    : length > 0 && matches[length - 1] && (wanted == '?' || wanted == text[length - 1]);
            }

            matches = next;
        }

        return matches[^1];
    }
}
