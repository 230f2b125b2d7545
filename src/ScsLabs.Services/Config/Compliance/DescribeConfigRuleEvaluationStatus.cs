namespace ScsLabs.Services.Config;

/// <summary>Tells when rules were evaluated last.</summary>
/// <remarks>Errors: NoSuchConfigRuleException, InvalidNextTokenException. Source: AWS Config API Reference, DescribeConfigRuleEvaluationStatus.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DescribeConfigRuleEvaluationStatus([Length(0, 25), Items(1, 128, Pattern = ConfigRule.NameForm)] IReadOnlyList<string>? ConfigRuleNames = null, string? NextToken = null, [Range(0, 50)] int? Limit = null)
{
    private const int Most = 50;

    /// <summary>A page of the rules.</summary>
    public sealed record Result(IReadOnlyList<ConfigRuleEvaluationStatus> ConfigRulesEvaluationStatus, string? NextToken);

    /// <summary>Tells when they were.</summary>
    internal static Result Handle(DescribeConfigRuleEvaluationStatus request, Call call)
    {
        var page = Rules.Page(request.ConfigRuleNames, request.NextToken, request.Limit is > 0 and { } limit ? limit : Most, call);
        return new([.. page.Items.Select(ConfigRuleEvaluationStatus.Of)], page.Next);
    }
}

/// <summary>When a rule was evaluated last.</summary>
public sealed record ConfigRuleEvaluationStatus
{
    public required string ConfigRuleName { get; init; }

    public required string ConfigRuleArn { get; init; }

    public required string ConfigRuleId { get; init; }

    public DateTimeOffset? LastSuccessfulInvocationTime { get; init; }

    public DateTimeOffset? LastFailedInvocationTime { get; init; }

    public DateTimeOffset? LastSuccessfulEvaluationTime { get; init; }

    public required DateTimeOffset FirstActivatedTime { get; init; }

    public string? LastErrorCode { get; init; }

    public string? LastErrorMessage { get; init; }

    public required bool FirstEvaluationStarted { get; init; }

    /// <summary>Shows a rule.</summary>
    internal static ConfigRuleEvaluationStatus Of(ConfigRuleRow rule) => new()
    {
        ConfigRuleName = rule.Name,
        ConfigRuleArn = rule.Arn,
        ConfigRuleId = rule.RuleId,
        LastSuccessfulInvocationTime = rule.IsCustom ? rule.LastInvocation : rule.LastEvaluation,
        LastFailedInvocationTime = rule.Failure?.At,
        LastErrorCode = rule.Failure?.Code,
        LastErrorMessage = rule.Failure?.Message,
        LastSuccessfulEvaluationTime = rule.LastEvaluation,
        FirstActivatedTime = rule.FirstActivated,
        FirstEvaluationStarted = (rule.LastInvocation ?? rule.LastEvaluation) is not null,
    };
}
