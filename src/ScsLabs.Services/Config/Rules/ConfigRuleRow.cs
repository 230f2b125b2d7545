namespace ScsLabs.Services.Config;

/// <summary>A rule of an account in a Region.</summary>
internal sealed record ConfigRuleRow : IResource<ConfigRuleRow>
{
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
    public static AwsException NotFound(string name, Call call) => ConfigErrors.NoSuchRule(name);

    /// <summary>Whether changes of the resource are evaluated.</summary>
    public bool Evaluates(RecordedResource resource) => Managed?.IsTriggeredBy(resource.Type) == true && (Settings.Scope is null || Settings.Scope.Includes(resource));
}
