namespace ScsLabs.Services.Config;

/// <summary>Shows the results of a rule.</summary>
/// <remarks>Errors: NoSuchConfigRuleException, InvalidNextTokenException, InvalidParameterValueException. Source: AWS Config API Reference, GetComplianceDetailsByConfigRule.</remarks>
[Operation<ConfigApi>]
public sealed record GetComplianceDetailsByConfigRule(
    [Target<ConfigRuleRow>, Length(1, 64)] string ConfigRuleName,
    [Length(0, 3)] IReadOnlyList<ComplianceType>? ComplianceTypes = null,
    [Range(0, 100)] int? Limit = null,
    string? NextToken = null)
{
    private const int Most = 100;

    /// <summary>A page of the results.</summary>
    public sealed record Result(IReadOnlyList<EvaluationResult> EvaluationResults, string? NextToken);

    /// <summary>Shows the results.</summary>
    internal static Result Handle(GetComplianceDetailsByConfigRule request, ConfigRuleRow rule, Call call)
    {
        var page = Page.Of(
            Evaluation.Of(rule, call.View).Where(evaluation => ComplianceOf.Shows(request.ComplianceTypes, evaluation)),
            request.NextToken,
            request.Limit is > 0 and { } limit ? limit : Most,
            evaluation => evaluation.Id,
            ConfigErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(EvaluationResult.Of)], page.Next);
    }
}

/// <summary>A result in an answer.</summary>
public sealed record EvaluationResult(EvaluationResultIdentifier EvaluationResultIdentifier, ComplianceType ComplianceType, DateTimeOffset ResultRecordedTime, DateTimeOffset ConfigRuleInvokedTime, string? Annotation)
{
    /// <summary>Shows a result.</summary>
    internal static EvaluationResult Of(Evaluation evaluation) => new(
        new(new(evaluation.RuleName, evaluation.ResourceType, evaluation.ResourceId, EvaluationMode.Detective), evaluation.OrderingTimestamp),
        evaluation.Verdict.Type,
        evaluation.EvaluatedAt,
        evaluation.InvokedAt,
        evaluation.Verdict.Annotation);
}

/// <summary>What a result is about, and of when.</summary>
public sealed record EvaluationResultIdentifier(EvaluationResultQualifier EvaluationResultQualifier, DateTimeOffset OrderingTimestamp);

/// <summary>The rule and the resource of a result.</summary>
public sealed record EvaluationResultQualifier(string ConfigRuleName, string ResourceType, string ResourceId, EvaluationMode EvaluationMode);
