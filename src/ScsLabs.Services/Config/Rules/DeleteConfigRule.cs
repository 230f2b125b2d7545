namespace ScsLabs.Services.Config;

/// <summary>Deletes a rule with its results.</summary>
/// <remarks>Errors: NoSuchConfigRuleException. Source: AWS Config API Reference, DeleteConfigRule.</remarks>
[Operation<ConfigApi>]
public sealed record DeleteConfigRule([Target<ConfigRuleRow>, Length(1, 128), Pattern(ConfigRule.NameForm)] string ConfigRuleName)
{
    /// <summary>Deletes the rule.</summary>
    internal static void Handle(DeleteConfigRule request, ConfigRuleRow rule, Draft draft)
    {
        foreach (var evaluation in Evaluation.Of(rule, draft).ToList())
        {
            draft.Remove(evaluation);
        }

        draft.Remove(rule);
    }
}
