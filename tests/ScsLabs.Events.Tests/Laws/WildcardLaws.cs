using ScsLabs.Events.Patterns;

namespace ScsLabs.Events.Tests.Laws;

public sealed class WildcardLaws
{
    [Fact]
    public void A_wildcard_agrees_with_its_definition() =>
        Gen.Select(Gen.OneOf("a", "b", "*", "\\*", "\\\\").Array[0, 8], Gen.OneOf('a', 'b', '*', '\\').Array[0, 8]).Sample((parts, text) =>
        {
            var pattern = string.Concat(parts.Where((part, i) => part != "*" || i == 0 || parts[i - 1] != "*"));
            return Wildcard.Parse(pattern).Matches(text) == Defined(pattern, text);
        }, iter: Sampled.Usually);

    /// <summary>The wait is no measure: it only ends a test that would not end.</summary>
    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("*aaaaaaaaaaaaaaaaaaaaab*")]
    [InlineData("a*a*a*a*a*a*a*a*a*a*a*ba")]
    public async Task A_text_that_almost_matches_is_read_in_time(string pattern) =>
        (await Task.Run(() => Wildcard.Parse(pattern).Matches(new string('a', 256 * 1024))).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).ShouldBeFalse();

    /// <summary>Each star tries every length: right by reading it, and slow.</summary>
    private static bool Defined(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] != '*')
        {
            var literal = pattern[0] == '\\' ? 1 : 0;
            return !text.IsEmpty && pattern[literal] == text[0] && Defined(pattern[(literal + 1)..], text[1..]);
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
