using ScsLabs.Events;

namespace ScsLabs.Services.Events;

/// <summary>The condition keys that a rule's pattern sets: the strings that it lists for some fields, however it spells their paths.</summary>
/// <remarks>
/// Where a field may be something else too, by another operator or in an alternative of <c>$or</c> that doesn't ask for it, one value is <c>*</c>:
/// so who may match some strings can't match more beside them, and who may not match one can't hide it.
/// Source: Service Authorization Reference, "Condition keys for Amazon EventBridge"; the <c>*</c> is ours.
/// </remarks>
internal static class PatternKeys
{
    private static readonly (string Key, string[] Path)[] Fields =
    [
        ("events:source", ["source"]),
        ("events:detail-type", ["detail-type"]),
        ("events:detail.service", ["detail", "service"]),
        ("events:detail.eventTypeCode", ["detail", "eventTypeCode"]),
        ("events:detail.userIdentity.principalId", ["detail", "userIdentity", "principalId"]),
    ];

    /// <summary>The keys of a pattern; none for one that is malformed, which is refused afterwards.</summary>
    public static IReadOnlyList<Condition> Of(string? json)
    {
        if (json is null)
        {
            return [];
        }

        try
        {
            var pattern = ScsLabs.Events.Patterns.EventPattern.Parse(json);
            return
            [
                .. from field in Fields
                   let values = pattern.ValuesOf(field.Path)
                   where values is not null
                   select new Condition(field.Key, values.Value.OrElse ? [.. values.Value.Strings, "*"] : values.Value.Strings),
            ];
        }
        catch (InvalidEventPatternException)
        {
            return [];
        }
    }
}
