namespace ScsLabs.Services.Config;

/// <summary>Tells which rules are complied with.</summary>
/// <remarks>Errors: NoSuchConfigRuleException, InvalidNextTokenException, InvalidParameterValueException. Source: AWS Config API Reference, DescribeComplianceByConfigRule.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DescribeComplianceByConfigRule([Length(0, 25), Items(1, 128, Pattern = ConfigRule.NameForm)] IReadOnlyList<string>? ConfigRuleNames = null, [Length(0, 3)] IReadOnlyList<ComplianceType>? ComplianceTypes = null, string? NextToken = null)
{
    private const int PageSize = 25;

    /// <summary>A page of the rules.</summary>
    public sealed record Result(IReadOnlyList<ComplianceByConfigRule> ComplianceByConfigRules, string? NextToken);

    /// <summary>Tells which are.</summary>
    internal static Result Handle(DescribeComplianceByConfigRule request, Call call)
    {
        var page = Rules.Page(request.ConfigRuleNames, request.NextToken, PageSize, call);
        return new(
            [
                .. page.Items
                    .Select(rule => new ComplianceByConfigRule(rule.Name, Compliance.Of(Evaluation.Of(rule, call.View))))
                    .Where(rule => request.ComplianceTypes is not { Count: > 0 } types || types.Contains(rule.Compliance.ComplianceType)),
            ],
            page.Next);
    }
}

/// <summary>Whether a rule is complied with.</summary>
public sealed record ComplianceByConfigRule(string ConfigRuleName, Compliance Compliance);

/// <summary>Whether a rule is complied with, or a resource complies.</summary>
public sealed record Compliance(ComplianceType ComplianceType, ComplianceContributorCount? ComplianceContributorCount = null)
{
    private const int MostCounted = 25;

    /// <summary>Sums results up: one that isn't compliant decides.</summary>
    internal static Compliance Of(IEnumerable<Evaluation> evaluations)
    {
        var results = evaluations.Where(evaluation => evaluation.Verdict.Type is ComplianceType.Compliant or ComplianceType.NonCompliant).ToList();
        var bad = results.Count(evaluation => evaluation.Verdict.Type == ComplianceType.NonCompliant);
        return bad > 0 ? new(ComplianceType.NonCompliant, ComplianceContributorCount.Of(bad, MostCounted))
            : new(results.Count > 0 ? ComplianceType.Compliant : ComplianceType.InsufficientData);
    }
}

/// <summary>How many resources or rules contribute.</summary>
public sealed record ComplianceContributorCount(int CappedCount, bool CapExceeded)
{
    /// <summary>Shows a count, to a maximum.</summary>
    internal static ComplianceContributorCount Of(int count, int most) => new(Math.Min(count, most), count > most);
}

/// <summary>Which results are shown.</summary>
internal static class ComplianceOf
{
    /// <summary>Whether a result is shown: those that aren't applicable only where they are asked for.</summary>
    public static bool Shows(IReadOnlyList<ComplianceType>? types, Evaluation evaluation) =>
        types is { Count: > 0 } ? types.Contains(evaluation.Verdict.Type) : evaluation.Verdict.Type != ComplianceType.NotApplicable;
}
