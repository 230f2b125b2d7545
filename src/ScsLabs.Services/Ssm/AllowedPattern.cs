using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ssm;

/// <summary>Matches the values of one call against regular expressions. They are matched without backtracking, because users write them.</summary>
/// <remarks>
/// Bounds: .NET refuses an expression with too many states (nested counted repetitions); an accepted one can still take a millisecond for each
/// character of the value, so there is a time limit for all that a call matches. An expression isn't cached: its states may take some hundred megabytes.
/// </remarks>
/// <param name="most">The time that all matching may take; 2 seconds unless said otherwise.</param>
internal sealed class AllowedPattern(TimeSpan? most = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Throws unless the value matches.</summary>
    /// <exception cref="AwsException">InvalidAllowedPatternException, ParameterPatternMismatchException, or not emulated: lookarounds, backreferences, and repetitions with too many states.</exception>
    public static void Require(string? pattern, string value)
    {
        if (!string.IsNullOrEmpty(pattern) && !new AllowedPattern().Matches(pattern, [value], SsmErrors.InvalidAllowedPattern))
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

    /// <summary>Whether some part of each value matches.</summary>
    /// <exception cref="AwsException">The pattern is malformed, or not emulated.</exception>
    public bool Matches(string pattern, IEnumerable<string> values, Func<AwsException> malformed)
    {
        try
        {
            var expression = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit);
            foreach (var value in values)
            {
                if (Stopwatch.GetElapsedTime(start) > (most ?? Limit))
                {
                    throw new RegexMatchTimeoutException();
                }

                if (!expression.IsMatch(value))
                {
                    return false;
                }
            }

            return true;
        }
        catch (ArgumentException)
        {
            throw malformed();
        }
        catch (Exception e) when (e is NotSupportedException or RegexMatchTimeoutException)
        {
            throw AwsException.NotEmulated("lookarounds, backreferences and very large repetitions in AllowedPattern, and matching that takes seconds");
        }
    }
}

/// <summary>The pattern that the value of a request matches; null for none.</summary>
internal sealed record MatchedPattern(string? Pattern);
