namespace ScsLabs.Services.Config;

/// <summary>Counts the rules that are complied with and those that aren't, to 25 each.</summary>
/// <remarks>Source: AWS Config API Reference, GetComplianceSummaryByConfigRule.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record GetComplianceSummaryByConfigRule
{
    private const int MostCounted = 25;

    /// <summary>The counts.</summary>
    public sealed record Result(ComplianceSummary ComplianceSummary);

    /// <summary>Counts the rules.</summary>
    internal static Result Handle(GetComplianceSummaryByConfigRule request, Call call) =>
        new(ComplianceSummary.Of(call.View.All<ConfigRuleRow>(call.Place).Select(rule => Compliance.Of(Evaluation.Of(rule, call.View))), MostCounted, call));
}

/// <summary>How many rules are complied with, or resources comply, and how many don't.</summary>
public sealed record ComplianceSummary(ComplianceContributorCount CompliantResourceCount, ComplianceContributorCount NonCompliantResourceCount, DateTimeOffset ComplianceSummaryTimestamp)
{
    /// <summary>Counts.</summary>
    internal static ComplianceSummary Of(IEnumerable<Compliance> all, int mostCounted, Call call)
    {
        var counts = all.CountBy(one => one.ComplianceType).ToDictionary();
        return new(Capped(ComplianceType.Compliant), Capped(ComplianceType.NonCompliant), call.Timestamp);

        ComplianceContributorCount Capped(ComplianceType type) => ComplianceContributorCount.Of(counts.GetValueOrDefault(type), mostCounted);
    }
}
