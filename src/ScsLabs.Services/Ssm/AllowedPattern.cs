using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ssm;

/// <summary>The expression that a parameter's values must match. It is matched without backtracking, for users write it.</summary>
internal static class AllowedPattern
{
    /// <summary>Returns if the value matches.</summary>
    /// <exception cref="AwsError">InvalidAllowedPatternException, ParameterPatternMismatchException, or not emulated: lookarounds and backreferences.</exception>
    public static void Require(string? pattern, string value)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return;
        }

        bool matches;
        try
        {
            matches = Regex.IsMatch(value, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            throw SsmErrors.InvalidAllowedPattern();
        }
        catch (NotSupportedException)
        {
            throw AwsError.NotEmulated("lookarounds and backreferences in AllowedPattern");
        }

        if (!matches)
        {
            throw SsmErrors.PatternMismatch(pattern);
        }
    }
}
