using System.Globalization;
using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy.Permissions;

/// <summary>Finds values of a condition key that stand for all values that a request may have: what conditions tell apart, one of these does.</summary>
internal static class KeyValues
{
    /// <summary>Keys that every request has.</summary>
    private static readonly HashSet<string> AlwaysPresent = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:RequestedRegion", "aws:SecureTransport", "aws:CurrentTime", "aws:EpochTime", "aws:ViaAWSService",
    };

    /// <summary>The values, each as a list; null where the request doesn't have the key.</summary>
    /// <param name="key">The condition key.</param>
    /// <param name="conditions">All conditions on the key.</param>
    /// <param name="expected">Patterns of the key's values that an expectation names.</param>
    /// <param name="known">A request with the values that policy variables may have.</param>
    public static IReadOnlyList<IReadOnlyList<string>?> Of(string key, IReadOnlyList<Condition> conditions, IReadOnlyList<string> expected, AccessRequest known)
    {
        var values = Single(conditions, expected, known);
        var registered = ConditionKeys.Find(key);
        var isList = registered?.MultiValued ?? conditions.Any(condition => condition.Set is not SetPrefix.None);
        return
        [
            .. AlwaysPresent.Contains(key) ? Array.Empty<IReadOnlyList<string>?>() : [null],
            .. values.Select(value => (IReadOnlyList<string>)[value]),
            .. isList ? Lists(values) : [],
        ];
    }

    private static List<string> Single(IReadOnlyList<Condition> conditions, IReadOnlyList<string> expected, AccessRequest known)
    {
        var tests = conditions.SelectMany(condition => condition.Tests).ToList();
        List<string> patterns = [.. expected, .. tests.Select(test => test.PatternFor(known)).OfType<string>()];

        // A comparison that ignores case accepts texts that no pattern is equal to.
        var spellings = patterns.Where(pattern => pattern.Any(char.IsLetter)).SelectMany(pattern => (string[])[pattern, pattern.ToUpperInvariant(), pattern.ToLowerInvariant()]);
        patterns = [.. conditions.Any(condition => condition.Operator.Name.Contains("IgnoreCase", StringComparison.Ordinal)) ? spellings.Concat(patterns) : patterns];
        var texts = patterns.Count == 0 && tests.Exists(test => test.Borders.Any()) ? [] : Witnesses.Of(Matching.Glob.AnyRun.ToString(), patterns);
        return [.. texts.Concat(Ordered(tests)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The borders of ordered values, values between two of them, and beyond the first and last.</summary>
    private static IEnumerable<string> Ordered(List<ConditionTest> tests)
    {
        var borders = tests.SelectMany(test => test.Borders).Distinct(StringComparer.Ordinal).ToList();
        var numbers = tests.Exists(test => test is NumericTest or DateTest)
            ? borders.Select(border => decimal.TryParse(border, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null).OfType<decimal>().Order().ToList()
            : [];
        return numbers.Count == 0 ? borders : borders.Concat(
            ((decimal[])[numbers[0] - 1, numbers[^1] + 1, .. numbers.Zip(numbers.Skip(1), (low, high) => (low + high) / 2)]).Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Lists of several values: each two, and all.</summary>
    private static IEnumerable<IReadOnlyList<string>> Lists(List<string> values)
    {
        yield return [];
        for (var first = 0; first < values.Count; first++)
        {
            for (var second = first + 1; second < values.Count; second++)
            {
                yield return [values[first], values[second]];
            }
        }

        if (values.Count > 2)
        {
            yield return values;
        }
    }
}
