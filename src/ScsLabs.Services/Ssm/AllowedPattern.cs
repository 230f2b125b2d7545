using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ssm;

/// <summary>The expression that a parameter's values must match. It is matched without backtracking, for users write it.</summary>
/// <remarks>
/// Bounds: .NET refuses an expression of too many states (counted repetitions within each other); what it takes can still cost a millisecond for each
/// character of the value, so a limit of time stands behind it. The expression isn't cached: its states may take some hundred megabytes.
/// </remarks>
internal static class AllowedPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Returns if the value matches.</summary>
    /// <exception cref="AwsError">InvalidAllowedPatternException, ParameterPatternMismatchException, or not emulated: lookarounds, backreferences, and repetitions of too many states.</exception>
    public static void Require(string? pattern, string value)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return;
        }

        bool matches;
        try
        {
            matches = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit).IsMatch(value);
        }
        catch (ArgumentException)
        {
            throw SsmErrors.InvalidAllowedPattern();
        }
        catch (Exception e) when (e is NotSupportedException or RegexMatchTimeoutException)
        {
            throw AwsError.NotEmulated("lookarounds, backreferences and very large repetitions in AllowedPattern");
        }

        if (!matches)
        {
            throw SsmErrors.PatternMismatch(pattern);
        }
    }
}
