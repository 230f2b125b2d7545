namespace ScsLabs.Services.Config;

/// <summary>Evaluates rules: on a world that stands still, outside of the writers' turn; then the results are put, as far as the rules and resources are still the same.</summary>
internal static class Evaluations
{
    /// <summary>The most results that are put in one writers' turn, so that nobody waits for long.</summary>
    private const int Slice = 250;

    /// <summary>Evaluates the rules about resources of a place that were recorded anew.</summary>
    public static async Task OfChangesAsync(Place place, IReadOnlyList<RecordedResource> resources, IActing acting, CancellationToken cancellationToken)
    {
        var world = acting.World;
        foreach (var ofType in resources.GroupBy(resource => resource.Type, StringComparer.Ordinal))
        {
            foreach (var rule in world.All(ConfigRuleRow.ByTrigger, (place, ofType.Key)).Concat(world.All(ConfigRuleRow.ByTrigger, (place, ConfigRuleRow.AnyType))))
            {
                if (rule.IsCustom)
                {
                    await CustomRules.EvaluateAsync(rule, ofType, acting, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                var judge = new Judge(rule, acting.Now);
                Put(rule, ofType.Select(resource => judge.Of(Subject.Of(resource), Find(rule, resource.Type, resource.ResourceId, world))), acting);
            }
        }

        static Evaluation? Find(ConfigRuleRow rule, string type, string id, World world) => world.Find<Evaluation>(rule.Place, Evaluation.IdOf(rule.Name, type, id));
    }

    /// <summary>Evaluates some rules of a place about all that they are about, as far as the rules are still there.</summary>
    public static async Task OfRulesAsync(Place place, IEnumerable<string> names, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            var world = acting.World;
            if (world.Find<ConfigRuleRow>(place, name) is not { } rule)
            {
                continue;
            }

            if (rule.IsCustom)
            {
                await CustomRules.EvaluateAllAsync(rule, acting, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                OfRule(rule, world, acting);
            }
        }
    }

    private static void OfRule(ConfigRuleRow rule, World world, IActing acting)
    {
        // What is left are results about what is gone, or of the rule that was there before.
        var before = Evaluation.Of(rule, world).ToDictionary(result => result.Id, StringComparer.Ordinal);
        var outcomes = new List<Outcome>();
        if (rule.Managed is { } managed)
        {
            var judge = new Judge(rule, acting.Now);
            foreach (var subject in managed.Subjects(rule.Place, world))
            {
                before.Remove(Evaluation.IdOf(rule.Name, subject.Type, subject.ResourceId), out var last);
                outcomes.Add(judge.Of(subject, last));
            }
        }

        Put(rule, outcomes.Concat(before.Values.Select(stale => new Outcome(null, stale, null))), acting);
    }

    private static void Put(ConfigRuleRow rule, IEnumerable<Outcome> outcomes, IActing acting)
    {
        foreach (var slice in outcomes.Where(outcome => outcome.Before is not null || outcome.Result is not null).Chunk(Slice))
        {
            acting.Write(draft =>
            {
                if (rule.IsStill(draft) is not null)
                {
                    Array.ForEach(slice, outcome => outcome.Put(draft));
                }

                return true;
            });
        }

        acting.Write(draft =>
        {
            if (rule.IsStill(draft) is { Managed: not null } now)
            {
                draft.Put(now with { LastEvaluation = acting.Now });
            }

            return true;
        });
    }

    /// <summary>Judges for one rule.</summary>
    private sealed class Judge(ConfigRuleRow rule, DateTimeOffset now)
    {
        private readonly ManagedRule managed = rule.Managed!;
        private readonly RuleParameters parameters = rule.Parameters;

        /// <summary>Judges a resource.</summary>
        /// <param name="subject">The resource.</param>
        /// <param name="before">The last result; null for none. Only where there was one, a resource that left the rule's scope has a result.</param>
        public Outcome Of(Subject subject, Evaluation? before)
        {
            var isIncluded = rule.Settings.Scope?.Includes(subject) != false;
            return new(subject.IsThere && (isIncluded || before is not null) ? Result(subject, isIncluded) : null, before, subject.Recorded);
        }

        private Evaluation Result(Subject subject, bool isIncluded) => new()
        {
            Account = rule.Account,
            Region = rule.Region,
            RuleName = rule.Name,
            ResourceType = subject.Type,
            ResourceId = subject.ResourceId,
            Verdict = isIncluded ? managed.Evaluate(subject, parameters, now) : Verdict.NotApplicable,
            OrderingTimestamp = subject.At ?? now,
            InvokedAt = now,
            EvaluatedAt = now,
        };
    }

    /// <summary>What an evaluation comes to.</summary>
    /// <param name="Result">The result; null for none.</param>
    /// <param name="Before">The last result; null for none.</param>
    /// <param name="Recorded">The resource as it was recorded; null where the rule looks at what is there.</param>
    private sealed record Outcome(Evaluation? Result, Evaluation? Before, RecordedResource? Recorded)
    {
        /// <summary>Puts the result, unless the resource was recorded anew: then that was evaluated, or will be.</summary>
        public void Put(Draft draft)
        {
            if (Recorded is not null && !ReferenceEquals(draft.Find<RecordedResource>(Recorded.Place, Recorded.Id), Recorded))
            {
                return;
            }

            if (Result is not null)
            {
                draft.Put(Result);
            }
            else if (Before is not null)
            {
                draft.Remove(Before);
            }
        }
    }
}
