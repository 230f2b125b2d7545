namespace ScsLabs.Policy.Matching;

/// <summary>Matches <c>*</c> and <c>?</c> without backtracking: each run between two stars is placed once, as far left as it fits.</summary>
/// <remarks>
/// Bound: the text before the first star and after the last is compared once. A run between two stars is searched in vectors: usually
/// in the time of reading the text once, at worst in text × run / 8, 16 or 32 steps, depending on the width of vectors (<see cref="RunSearch"/>).
/// In a compiled pattern the wildcards are two noncharacters of Unicode, so that a literal <c>*</c> is distinct from them.
/// </remarks>
internal static class Glob
{
    /// <summary>The wildcard for any number of characters, including none.</summary>
    public const char AnyRun = '\uFDD0';

    /// <summary>The wildcard for exactly one character.</summary>
    public const char AnyOne = '\uFDD1';

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, StringComparison comparison)
    {
        var star = pattern.IndexOf(AnyRun);
        if (star < 0)
        {
            return pattern.Length == text.Length && StartsWith(text, pattern, comparison);
        }

        if (!StartsWith(text, pattern[..star], comparison))
        {
            return false;
        }

        text = text[star..];
        pattern = pattern[(star + 1)..];
        while ((star = pattern.IndexOf(AnyRun)) >= 0)
        {
            var at = IndexOf(text, pattern[..star], comparison);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + star)..];
            pattern = pattern[(star + 1)..];
        }

        return text.Length >= pattern.Length && StartsWith(text[^pattern.Length..], pattern, comparison);
    }

    /// <summary>Finds the first place of a run between two stars. Its leading and trailing wildcards only need as many characters to be there.</summary>
    private static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> run, StringComparison comparison)
    {
        if (!run.Contains(AnyOne))
        {
            return text.IndexOf(run, comparison);
        }

        if (text.Length < run.Length)
        {
            return -1;
        }

        var leading = run.IndexOfAnyExcept(AnyOne);
        if (leading < 0)
        {
            return 0;
        }

        var literals = run.Trim(AnyOne);
        text = text[leading..^(run.Length - leading - literals.Length)];
        return literals.Contains(AnyOne) ? RunSearch.IndexOf(text, literals, comparison) : text.IndexOf(literals, comparison);
    }

    /// <summary>Whether the text begins with a run that may contain wildcards for one character.</summary>
    public static bool StartsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> run, StringComparison comparison)
    {
        if (text.Length < run.Length)
        {
            return false;
        }

        while (run.IndexOf(AnyOne) is var one and >= 0)
        {
            if (!text.StartsWith(run[..one], comparison))
            {
                return false;
            }

            text = text[(one + 1)..];
            run = run[(one + 1)..];
        }

        return text.StartsWith(run, comparison);
    }
}
