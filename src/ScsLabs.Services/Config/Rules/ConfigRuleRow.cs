namespace ScsLabs.Services.Config;

/// <summary>A rule of an account in a Region.</summary>
internal sealed record ConfigRuleRow : IResource<ConfigRuleRow>, ITagged, IDueRow
{
    /// <summary>Stands for all types of resources among those that trigger a rule.</summary>
    public const string AnyType = "*";

    /// <summary>Finds the rules of a place that changes of a type of resources trigger.</summary>
    public static RowIndex<ConfigRuleRow, (Place Place, string Type)> ByTrigger { get; } = new(rule => rule.Triggers.Select(type => (rule.Place, type)));

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

    /// <summary>The time at which a custom rule's function was invoked last; null for never.</summary>
    public DateTimeOffset? LastInvocation { get; init; }

    /// <summary>Why a custom rule's function couldn't be invoked the last time that it couldn't; null for none.</summary>
    public RuleFailure? Failure { get; init; }

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

    /// <summary>Whether a function of Lambda evaluates.</summary>
    public bool IsCustom => Settings.Source.Owner == SourceOwner.CustomLambda;

    /// <summary>The managed rule; null for a custom one, and where it isn't evaluated here.</summary>
    public ManagedRule? Managed => IsCustom ? null : ManagedRules.Find(Settings.Source.SourceIdentifier!);

    /// <summary>The types of resources whose changes trigger it; <see cref="AnyType"/> for all.</summary>
    public IEnumerable<string> Triggers => !IsCustom ? Managed?.Triggers ?? [] : !Settings.Source.HasChanges ? [] : Settings.Scope?.ComplianceResourceTypes is { Count: > 0 } types ? types : [AnyType];

    /// <summary>The frequency with which time triggers it; null for never.</summary>
    public MaximumExecutionFrequency? Frequency => IsCustom ? Settings.Source.Frequency : Settings.MaximumExecutionFrequency;

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
        var next = this with { NextEvaluation = Periods.Next(NextEvaluation!.Value, Frequency!.Value.Period(), due.Now) };
        due.Draft.Put(next);
        due.Draft.Afterwards((acting, token) => IsCustom ? CustomRules.EvaluatePeriodAsync(next, acting, token) : Evaluations.OfRulesAsync(Place, [Name], acting, token));
    }

    /// <summary>The rule as it is now, if it is still this one, with the same settings; null where it was deleted or put anew, and so is evaluated anew.</summary>
    public ConfigRuleRow? IsStill(WorldView view) => view.Find<ConfigRuleRow>(Place, Name) is { } now && ReferenceEquals(now.Settings, Settings) ? now : null;
}

/// <summary>Why the function of a rule couldn't be invoked.</summary>
/// <param name="At">The time.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The error's text.</param>
internal sealed record RuleFailure(DateTimeOffset At, string Code, string Message);
