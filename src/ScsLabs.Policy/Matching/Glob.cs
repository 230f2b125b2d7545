namespace ScsLabs.Policy.Matching;

/// <summary>Matches <c>*</c> and <c>?</c> without backtracking: each run between two stars is placed once, as far left as it fits.</summary>
/// <remarks>In a compiled pattern the wildcards are two characters that Unicode assigns to nothing, so that a literal <c>*</c> stays one.</remarks>
internal static class Glob
{
    /// <summary>Any run of characters, the empty one included.</summary>
    public const char AnyRun = '\uFDD0';

    /// <summary>Exactly one character.</summary>
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

    private static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> run, StringComparison comparison)
    {
        if (!run.Contains(AnyOne))
        {
            return text.IndexOf(run, comparison);
        }

        for (var at = 0; at + run.Length <= text.Length; at++)
        {
            if (StartsWith(text[at..], run, comparison))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> run, StringComparison comparison)
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
