namespace ScsLabs.Services.Config;

/// <summary>Evaluates rules.</summary>
internal static class Evaluations
{
    /// <summary>Evaluates the rules about a resource that was recorded anew.</summary>
    public static void OfChange(RecordedResource resource, Draft draft, DateTimeOffset now)
    {
        foreach (var rule in draft.All<ConfigRuleRow>(resource.Place).Where(rule => rule.Managed?.IsTriggeredBy(resource.Type) == true).ToList())
        {
            Evaluate(rule, rule.Managed!, rule.Parameters, resource, draft, now);
            draft.Put(rule with { LastEvaluation = now });
        }
    }

    /// <summary>Evaluates a rule about all resources as they were recorded last.</summary>
    private static void OfRule(ConfigRuleRow rule, Draft draft, DateTimeOffset now)
    {
        foreach (var stale in Evaluation.Of(rule, draft).Where(result => rule.Managed?.IsTriggeredBy(result.ResourceType) != true).ToList())
        {
            draft.Remove(stale); // the rule was another one before
        }

        if (rule.Managed is not { } managed)
        {
            return;
        }

        var parameters = rule.Parameters;
        foreach (var resource in ResourceKinds.All.Where(kind => managed.IsTriggeredBy(kind.Type)).SelectMany(kind => RecordedResource.Of(kind.Type, rule.Place, draft)).ToList())
        {
            Evaluate(rule, managed, parameters, resource, draft, now);
        }

        draft.Put(rule with { LastEvaluation = now });
    }

    /// <summary>Evaluates some rules of a place, as far as they are still there.</summary>
    /// <returns>The number of rules.</returns>
    public static int Of(Place place, IEnumerable<string> names, Draft draft, DateTimeOffset now)
    {
        var rules = names.Select(name => draft.Find<ConfigRuleRow>(place, name)).OfType<ConfigRuleRow>().ToList();
        rules.ForEach(rule => OfRule(rule, draft, now));
        return rules.Count;
    }

    private static void Evaluate(ConfigRuleRow rule, ManagedRule managed, RuleParameters parameters, RecordedResource resource, Draft draft, DateTimeOffset now)
    {
        var before = draft.Find<Evaluation>(rule.Place, Evaluation.IdOf(rule.Name, resource.Type, resource.ResourceId));
        if (!rule.Evaluates(resource) && before is null)
        {
            return;
        }

        var item = resource.Last;
        if (!item.IsThere)
        {
            if (before is not null)
            {
                draft.Remove(before);
            }

            return;
        }

        draft.Put(new Evaluation
        {
            Account = rule.Account,
            Region = rule.Region,
            RuleName = rule.Name,
            ResourceType = resource.Type,
            ResourceId = resource.ResourceId,
            Verdict = rule.Evaluates(resource) ? managed.Evaluate(item.Row, parameters, draft) : Verdict.NotApplicable,
            OrderingTimestamp = item.At,
            EvaluatedAt = now,
        });
    }
}
