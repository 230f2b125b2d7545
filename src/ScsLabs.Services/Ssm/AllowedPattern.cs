using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ssm;

/// <summary>The regular expression for a parameter's values. It is matched without backtracking, because users write it.</summary>
/// <remarks>
/// Bounds: .NET refuses an expression with too many states (nested counted repetitions); an accepted one can still take a millisecond for each
/// character of the value, so there is a time limit too. The expression isn't cached: its states may take some hundred megabytes.
/// </remarks>
internal static class AllowedPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Throws unless the value matches.</summary>
    /// <exception cref="AwsException">InvalidAllowedPatternException, ParameterPatternMismatchException, or not emulated: lookarounds, backreferences, and repetitions with too many states.</exception>
    public static void Require(string? pattern, string value)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return;
        }

        if (!Matches(pattern, value, SsmErrors.InvalidAllowedPattern))
        {
            throw SsmErrors.PatternMismatch(pattern);
        }
    }

    /// <summary>Requires that the value was matched against the pattern before, if there is one.</summary>
    /// <exception cref="NotPreparedException">It wasn't: matching may take seconds, and happens outside of the writers' turn.</exception>
    public static void RequireMatched(string? pattern, MatchedPattern? matched, Call call)
    {
        if (!string.IsNullOrEmpty(pattern) && matched?.Pattern != pattern)
        {
            throw new NotPreparedException(call.Api.Failure());
        }
    }

    /// <summary>Whether some part of the value matches.</summary>
    /// <exception cref="AwsException">The pattern is malformed, or not emulated.</exception>
    public static bool Matches(string pattern, string value, Func<AwsException> malformed)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit).IsMatch(value);
        }
        catch (ArgumentException)
        {
            throw malformed();
        }
        catch (Exception e) when (e is NotSupportedException or RegexMatchTimeoutException)
        {
            throw AwsException.NotEmulated("lookarounds, backreferences and very large repetitions in AllowedPattern");
        }
    }
}

/// <summary>The pattern that the value of a request matches; null for none.</summary>
internal sealed record MatchedPattern(string? Pattern);
