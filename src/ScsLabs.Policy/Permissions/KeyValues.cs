using System.Globalization;
using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy.Permissions;

/// <summary>Finds values of a condition key that stand for all values that a request may have: what conditions tell apart, one of these does.</summary>
internal static class KeyValues
{
    /// <summary>Keys that every request has.</summary>
    private static readonly HashSet<string> AlwaysPresent = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:RequestedRegion", "aws:SecureTransport", "aws:CurrentTime", "aws:EpochTime", "aws:ViaAWSService", "ssm:Recursive",
    };

    /// <summary>Keys that are true or false although AWS lists them as texts.</summary>
    private static readonly HashSet<string> TrueOrFalse = new(StringComparer.OrdinalIgnoreCase) { "ssm:Overwrite", "ssm:Recursive" };

    /// <summary>The values, each as a list; null where the request doesn't have the key.</summary>
    /// <param name="key">The condition key.</param>
    /// <param name="conditions">All conditions on the key.</param>
    /// <param name="expected">Patterns of the key's values that an expectation names.</param>
    /// <param name="within">The compiled pattern of all values that the key can have.</param>
    /// <param name="known">A request with the values that policy variables may have.</param>
    public static IReadOnlyList<IReadOnlyList<string>?> Of(string key, IReadOnlyList<Condition> conditions, IReadOnlyList<string> expected, string within, AccessRequest known)
    {
        var registered = ConditionKeys.Find(key);
        var values = registered?.Type is ConditionKeyType.Bool || TrueOrFalse.Contains(key) ? ["true", "false"] : Single(conditions, expected, within, known);
        var isList = registered?.MultiValued ?? conditions.Any(condition => condition.Set is not SetPrefix.None);
        return
        [
            .. AlwaysPresent.Contains(key) ? Array.Empty<IReadOnlyList<string>?>() : [null],
            .. values.Select(value => (IReadOnlyList<string>)[value]),
            .. isList ? Lists(values) : [],
        ];
    }

    private static List<string> Single(IReadOnlyList<Condition> conditions, IReadOnlyList<string> expected, string within, AccessRequest known)
    {
        var tests = conditions.SelectMany(condition => condition.Tests).ToList();
        List<string> patterns = [.. expected, .. tests.Select(test => test.PatternFor(known)).OfType<string>()];

        // A comparison that ignores case accepts texts that no pattern is equal to.
        var spellings = patterns.Where(pattern => pattern.Any(char.IsLetter)).SelectMany(pattern => (string[])[pattern, pattern.ToUpperInvariant(), pattern.ToLowerInvariant(), Mixed(pattern)]);
        patterns = [.. conditions.Any(condition => condition.Operator.Name.Contains("IgnoreCase", StringComparison.Ordinal)) ? spellings.Concat(patterns) : patterns];
        var texts = patterns.Count == 0 && tests.Exists(test => test.Borders.Any()) ? [] : Witnesses.Of(within, patterns);
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

    /// <summary>The text with the case of its first letter changed, which no pattern of one case alone is equal to.</summary>
    private static string Mixed(string pattern)
    {
        var first = pattern.ToList().FindIndex(char.IsLetter);
        var letter = pattern[first];
        return string.Concat(pattern.AsSpan(0, first), [char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)], pattern.AsSpan(first + 1));
    }

    /// <summary>Lists of several values: all selections of a few values; of many, each two, and all.</summary>
    private static IEnumerable<IReadOnlyList<string>> Lists(List<string> values)
    {
        const int Few = 7;
        yield return [];
        var selections = values.Count <= Few
            ? Enumerable.Range(0, 1 << values.Count).Select(selection => values.Where((_, at) => (selection & (1 << at)) != 0).ToList())
            : values.SelectMany((first, at) => values.Skip(at + 1).Select(second => (List<string>)[first, second])).Append(values);
        foreach (var selection in selections.Where(selection => selection.Count > 1))
        {
            yield return selection;
        }
    }
}
