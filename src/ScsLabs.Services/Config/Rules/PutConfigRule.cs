namespace ScsLabs.Services.Config;

/// <summary>Creates a rule, or changes it, and evaluates it.</summary>
/// <remarks>Errors: InvalidParameterValueException, InsufficientPermissionsException, MaxNumberOfConfigRulesExceededException, NoAvailableConfigurationRecorderException. Source: AWS Config API Reference, PutConfigRule.</remarks>
[Operation<ConfigApi>]
public sealed record PutConfigRule(ConfigRule ConfigRule, [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The maximum number of rules of an account in a Region. Source: AWS Config Developer Guide, configlimits.</summary>
    private const int MostRules = 1000;

    /// <summary>Asks on the rule.</summary>
    internal static IEnumerable<Ask> Asks(PutConfigRule request, Call call) =>
        [(Find(request, call) is { } rule ? Reference<ConfigRuleRow>.Of(rule.Name, call) : Reference<ConfigRuleRow>.Of(request.ConfigRule.ConfigRuleName ?? "", call)).Ask("config:PutConfigRule", PutConfigRuleOperation.Conditions(request))];

    /// <summary>Puts the rule.</summary>
    internal static void Handle(PutConfigRule request, Call call, Draft draft, AsCaller aws)
    {
        if (RecorderRow.In(call.Place, draft) is null)
        {
            throw ConfigErrors.NoRecorderForRule();
        }

        var before = Find(request, call);
        var name = before?.Name ?? request.ConfigRule.ConfigRuleName ?? throw ConfigErrors.InvalidParameter("The config rule name is required.");
        var identifier = request.ConfigRule.Source.SourceIdentifier ?? throw ConfigErrors.InvalidParameter("The sourceIdentifier is required.");
        var isCustom = request.ConfigRule.Source.Owner == SourceOwner.CustomLambda;
        if (!isCustom && !ManagedRules.AreKnown(identifier))
        {
            throw ConfigErrors.InvalidParameter($"The sourceIdentifier {identifier} is invalid. Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner.");
        }

        var managed = isCustom ? null : ManagedRules.Find(identifier);
        if (managed is { IsPeriodic: false } && request.ConfigRule.MaximumExecutionFrequency is not null)
        {
            throw ConfigErrors.FrequencyOfChanges();
        }

        RuleParameters.Of(managed, request.ConfigRule.InputParameters);
        request.ConfigRule.Scope?.Require();
        if (before is null && draft.Count<ConfigRuleRow>(call.Place) >= MostRules)
        {
            throw ConfigErrors.TooManyRules(MostRules);
        }

        MaximumExecutionFrequency? frequency = request.ConfigRule.MaximumExecutionFrequency ?? (managed is { IsPeriodic: true } ? MaximumExecutionFrequency.TwentyFourHours : null);
        var period = isCustom ? request.ConfigRule.Source.Frequency : managed is { IsPeriodic: true } ? frequency : null;
        var ruleId = before?.RuleId ?? call.Ids.Unique("config-rule-", 18).ToLowerInvariant();
        var rule = new ConfigRuleRow
        {
            Account = call.Account,
            Region = call.Region,
            Name = name,
            RuleId = ruleId,
            FirstActivated = before?.FirstActivated ?? call.Timestamp,
            NextEvaluation = period is { } every ? call.Timestamp + every.Period() : null,
            TagSet = before?.TagSet ?? TagSets.Rules.Set(TagSets.Rules.None, request.Tags),
            Settings = request.ConfigRule with
            {
                ConfigRuleName = name,
                ConfigRuleId = ruleId,
                ConfigRuleArn = ConfigRuleRow.ArnOf(call.Place, ruleId),
                MaximumExecutionFrequency = frequency,
                ConfigRuleState = ConfigRuleState.Active,
                EvaluationModes = [new(EvaluationMode.Detective)],
            },
        };
        if (isCustom)
        {
            CustomRules.Require(request.ConfigRule, rule.Arn, call, aws);
        }

        draft.Put(rule);
        draft.Afterwards((acting, token) => Evaluations.OfRulesAsync(rule.Place, [name], acting, token));
    }

    private static ConfigRuleRow? Find(PutConfigRule request, Call call) => request.ConfigRule switch
    {
        { ConfigRuleName: { } name } => call.View.Find<ConfigRuleRow>(call.Place, name),
        { ConfigRuleArn: { } arn } => ConfigRuleRow.WithArn(arn, call.Place, call.View) ?? throw ConfigErrors.InvalidParameter($"The ConfigRuleArn {arn} is invalid."),
        { ConfigRuleId: { } id } => call.View.Find(ConfigRuleRow.ByRuleId, (call.Place, id)) ?? throw ConfigErrors.InvalidParameter($"The ConfigRuleId {id} is invalid."),
        _ => null,
    };
}
