namespace ScsLabs.Services.Config;

/// <summary>A rule of an account in a Region.</summary>
internal sealed record ConfigRuleRow : IResource<ConfigRuleRow>, ITagged, IDueRow
{
    /// <summary>Finds the rules of a place that changes of a type of resources trigger.</summary>
    public static RowIndex<ConfigRuleRow, (Place Place, string Type)> ByTrigger { get; } = new(rule => (rule.Managed?.Triggers ?? []).Select(type => (rule.Place, type)));

    /// <summary>Finds a rule of a place by its id.</summary>
    public static RowIndex<ConfigRuleRow, (Place Place, string RuleId)> ByRuleId { get; } = new(rule => [(rule.Place, rule.RuleId)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<ConfigRuleRow>> Indexes => [ByTrigger, ByRuleId];

    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The id, such as <c>config-rule-a1b2c3</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>The settings as they are shown.</summary>
    public required ConfigRule Settings { get; init; }

    /// <summary>The time at which it was created.</summary>
    public required DateTimeOffset FirstActivated { get; init; }

    /// <summary>The time of the last evaluation; null for none.</summary>
    public DateTimeOffset? LastEvaluation { get; init; }

    /// <summary>The time of the next evaluation of a periodic rule; null for a rule that only changes trigger.</summary>
    public DateTimeOffset? NextEvaluation { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, RuleId);

    /// <summary>The managed rule; null where it isn't evaluated here.</summary>
    public ManagedRule? Managed => ManagedRules.Find(Settings.Source.SourceIdentifier!);

    /// <summary>The parameters, which are read anew each time.</summary>
    public RuleParameters Parameters => RuleParameters.Of(Managed, Settings.InputParameters);

    /// <summary>The ARN of a rule; with <c>*</c> for one that doesn't exist.</summary>
    public static string ArnOf(Place place, string ruleId) => $"arn:aws:config:{place.Region}:{place.Account}:config-rule/{ruleId}";

    /// <inheritdoc />
    public static Reference<ConfigRuleRow> Resolve(string name, Call call) =>
        call.View.Find<ConfigRuleRow>(call.Place, name) is { } rule ? new(name, rule.Arn, rule) : new(name, ArnOf(call.Place, "*"), null);

    /// <inheritdoc />
    public void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags) => draft.Put(this with { TagSet = tags });

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => ConfigErrors.NoSuchRule(name);

    /// <summary>The rule with an ARN in a place; null for none.</summary>
    public static ConfigRuleRow? WithArn(string arn, Place place, WorldView view) =>
        arn.StartsWith(ArnOf(place, ""), StringComparison.Ordinal) ? view.Find(ByRuleId, (place, arn[ArnOf(place, "").Length..])) : null;

    /// <inheritdoc />
    DateTimeOffset? IDueRow.DueAt => NextEvaluation;

    /// <inheritdoc />
    void IDueRow.OnDue(DueTurn due)
    {
        due.Draft.Put(this with { NextEvaluation = Periods.Next(NextEvaluation!.Value, Settings.MaximumExecutionFrequency!.Value.Period(), due.Now) });
        due.Draft.Afterwards((acting, _) => Evaluations.OfRulesAsync(Place, [Name], acting));
    }

    /// <summary>The rule as it is now, if it is still this one, with the same settings; null where it was deleted or put anew, and so is evaluated anew.</summary>
    public ConfigRuleRow? IsStill(WorldView view) => view.Find<ConfigRuleRow>(Place, Name) is { } now && ReferenceEquals(now.Settings, Settings) ? now : null;
}
