namespace ScsLabs.Services.CloudTrail;

/// <summary>The event selectors of a trail: basic or advanced ones.</summary>
/// <param name="Basic">The basic ones; null where they are advanced.</param>
/// <param name="Advanced">The advanced ones; null where they are basic.</param>
internal sealed record TrailSelectors(IReadOnlyList<EventSelector>? Basic, IReadOnlyList<AdvancedEventSelector>? Advanced)
{
    private const int MostSelectors = 5;
    private const int MostResources = 250;
    private const int MostValues = 500;

    /// <summary>The selectors of a new trail: all management events.</summary>
    public static TrailSelectors Default { get; } = new([new EventSelector().Checked()], null);

    /// <summary>Whether they were set.</summary>
    public bool IsCustom => !ReferenceEquals(this, Default);

    /// <summary>The selectors of a request.</summary>
    /// <exception cref="AwsException">There are none, there are both kinds or too many, or one isn't valid.</exception>
    public static TrailSelectors Of(IReadOnlyList<EventSelector>? basic, IReadOnlyList<AdvancedEventSelector>? advanced)
    {
        if (basic is { Count: > 0 } == advanced is { Count: > 0 })
        {
            throw CloudTrailErrors.InvalidSelectors("Either event selectors or advanced event selectors must be given.");
        }

        if (basic is { Count: > 0 })
        {
            return basic.Count > MostSelectors ? throw CloudTrailErrors.InvalidSelectors($"A trail can have up to {MostSelectors} event selectors.")
                : basic.Sum(static selector => selector.DataResources?.Sum(static resource => resource.Values?.Count ?? 0) ?? 0) > MostResources ? throw CloudTrailErrors.InvalidSelectors($"A trail can have up to {MostResources} data resources.")
                : new([.. basic.Select(static selector => selector.Checked())], null);
        }

        if (advanced!.Sum(static selector => selector.ValueCount) > MostValues)
        {
            throw CloudTrailErrors.InvalidSelectors($"A trail can have up to {MostValues} values for all conditions in all advanced event selectors.");
        }

        foreach (var selector in advanced!)
        {
            selector.Check();
        }

        return new(null, advanced);
    }

    /// <summary>Whether an event is selected.</summary>
    public bool Select(CallEvent happened) => Basic?.Any(selector => selector.Selects(happened)) == true || Advanced?.Any(selector => selector.Selects(happened)) == true;
}
