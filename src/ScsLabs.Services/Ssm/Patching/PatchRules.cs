using System.Collections.Frozen;

namespace ScsLabs.Services.Ssm;

/// <summary>Checks the rules of baselines.</summary>
/// <remarks>Source: Systems Manager API Reference, PatchFilter and PatchRule.</remarks>
internal static class PatchRules
{
    private const int LongestPatch = 100;

    private static readonly FrozenDictionary<OperatingSystemType, ImmutableArray<PatchFilterKey>> Keys = new Dictionary<OperatingSystemType, ImmutableArray<PatchFilterKey>>
    {
        [OperatingSystemType.Windows] = [PatchFilterKey.PatchSet, PatchFilterKey.Product, PatchFilterKey.ProductFamily, PatchFilterKey.Classification, PatchFilterKey.MsrcSeverity],
        [OperatingSystemType.AmazonLinux2] = [PatchFilterKey.Product, PatchFilterKey.Classification, PatchFilterKey.Severity],
        [OperatingSystemType.AmazonLinux2023] = [PatchFilterKey.Product, PatchFilterKey.Classification, PatchFilterKey.Severity],
        [OperatingSystemType.Ubuntu] = [PatchFilterKey.Product, PatchFilterKey.Priority],
    }.ToFrozenDictionary();

    /// <summary>Requires that rules are right for an operating system.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void Require(PatchBaselineRules rules, OperatingSystemType system)
    {
        foreach (var filter in (rules.GlobalFilters?.PatchFilters ?? []).Concat((rules.ApprovalRules?.PatchRules ?? []).SelectMany(static rule => rule.PatchFilterGroup.PatchFilters)))
        {
            if (!Keys[system].Contains(filter.Key))
            {
                throw SsmErrors.Validation($"The filter key {filter.Key.ToWire()} isn't valid for the operating system {system.ToWire()}. Valid keys: {string.Join(", ", Keys[system].Select(static key => key.ToWire()))}.");
            }
        }

        foreach (var rule in rules.ApprovalRules?.PatchRules ?? [])
        {
            RequireTime(rule, system);
        }

        if ((rules.ApprovedPatches ?? []).Concat(rules.RejectedPatches ?? []).FirstOrDefault(static patch => patch.Length is 0 or > LongestPatch) is { } wrong)
        {
            throw SsmErrors.Validation($"The patch {wrong} must have 1 to {LongestPatch} characters.");
        }
    }

    private static void RequireTime(PatchRule rule, OperatingSystemType system)
    {
        if (rule is { ApproveAfterDays: not null, ApproveUntilDate: not null })
        {
            throw SsmErrors.Validation("A rule can have ApproveAfterDays or ApproveUntilDate, and not both.");
        }

        if (rule is { ApproveAfterDays: null, ApproveUntilDate: null } && system != OperatingSystemType.Ubuntu)
        {
            throw SsmErrors.Validation("A rule must have ApproveAfterDays or ApproveUntilDate.");
        }

        if (rule.ApproveUntilDate is { } date && PatchApproval.DayOf(date) is null)
        {
            throw SsmErrors.Validation($"ApproveUntilDate must have the format YYYY-MM-DD: {date}.");
        }
    }
}
