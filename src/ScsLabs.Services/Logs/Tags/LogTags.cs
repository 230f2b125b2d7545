using System.Text.RegularExpressions;

namespace ScsLabs.Services.Logs;

/// <summary>The tags of log groups, which requests hold as maps.</summary>
/// <remarks>Source: CloudWatch Logs API Reference, TagResource.</remarks>
internal static partial class LogTags
{
    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        CheckForm = static tag =>
        {
            Require(tag.Key, tag.Key.Length > 0 && Text().IsMatch(tag.Key), 128, "key");
            Require(tag.Value, Text().IsMatch(tag.Value), 256, "value");
        },
        ReservedKey = static _ => LogsErrors.Invalid("Tag keys can't begin with aws:, which is reserved for system use."),
        TooMany = LogsErrors.TooManyTags,
    };

    /// <summary>The entries of a map as tags.</summary>
    public static IEnumerable<Tag> Of(IReadOnlyDictionary<string, string>? tags) => (tags ?? ImmutableDictionary<string, string>.Empty).Select(static tag => new Tag(tag.Key, tag.Value));

    /// <summary>The condition keys of tags that a request sets.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyDictionary<string, string>? tags)
    {
        var conditions = new ConditionList();
        conditions.AddTags(Of(tags));
        return conditions.Conditions;
    }

    /// <summary>The condition keys of tags that a request removes.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyList<string> keys)
    {
        var conditions = new ConditionList();
        conditions.AddTags(keys);
        return conditions.Conditions;
    }

    private static void Require(string text, bool fits, int most, string what)
    {
        if (!fits || text.Length > most)
        {
            throw LogsErrors.Invalid($"1 validation error detected: Value '{text}' at 'tags' failed to satisfy constraint: Map {what} must satisfy constraint: [Member must have length less than or equal to {most}, Member must satisfy regular expression pattern: ^([\\p{{L}}\\p{{Z}}\\p{{N}}_.:/=+\\-@]+)$]");
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Text();
}
