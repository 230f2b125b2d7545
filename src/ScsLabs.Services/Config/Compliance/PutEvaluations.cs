namespace ScsLabs.Services.Config;

/// <summary>Puts results of a custom rule, as the rule's function does. With <c>TestMode</c> nothing is put, and any token will do.</summary>
/// <remarks>Errors: InvalidResultTokenException, NoSuchConfigRuleException, InvalidParameterValueException. Source: AWS Config API Reference, PutEvaluations.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record PutEvaluations(string ResultToken, [Length(0, 100)] IReadOnlyList<GivenEvaluation>? Evaluations = null, bool? TestMode = null)
{
    /// <summary>The results that couldn't be put: none.</summary>
    public sealed record Result(IReadOnlyList<GivenEvaluation> FailedEvaluations);

    /// <summary>Puts the results. A result about an older event doesn't replace one about a later.</summary>
    internal static Result Handle(PutEvaluations request, Call call, Draft draft)
    {
        if (request.Evaluations?.Any(given => given.ComplianceType == ComplianceType.InsufficientData) == true)
        {
            throw ConfigErrors.InvalidParameter("The ComplianceType INSUFFICIENT_DATA is not supported.");
        }

        if (request.TestMode == true)
        {
            return new([]);
        }

        var token = Config.ResultToken.Parse(request.ResultToken, call.Place);
        var rule = draft.Find(ConfigRuleRow.ByRuleId, (call.Place, token.RuleId)) ?? throw ConfigErrors.NoSuchRule(token.RuleId);
        foreach (var given in request.Evaluations ?? [])
        {
            if (draft.Find<Evaluation>(rule.Place, Evaluation.IdOf(rule.Name, given.ComplianceResourceType, given.ComplianceResourceId)) is not { } before || before.OrderingTimestamp <= given.OrderingTimestamp)
            {
                draft.Put(given.Of(rule, token.InvokedAt, call.Timestamp));
            }
        }

        draft.Put(rule with { LastEvaluation = call.Timestamp });
        return new([]);
    }
}

/// <summary>A result that a rule's function gives.</summary>
public sealed record GivenEvaluation(
    [Length(1, 256)] string ComplianceResourceType,
    [Length(1, 768)] string ComplianceResourceId,
    ComplianceType ComplianceType,
    DateTimeOffset OrderingTimestamp,
    [Length(1, 256)] string? Annotation = null)
{
    /// <summary>The row.</summary>
    internal Evaluation Of(ConfigRuleRow rule, DateTimeOffset invokedAt, DateTimeOffset now) => new()
    {
        Account = rule.Account,
        Region = rule.Region,
        RuleName = rule.Name,
        ResourceType = ComplianceResourceType,
        ResourceId = ComplianceResourceId,
        Verdict = new(ComplianceType, Annotation),
        OrderingTimestamp = OrderingTimestamp,
        InvokedAt = invokedAt,
        EvaluatedAt = now,
    };
}
