using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>What a baseline says of a patch.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Level">The severity in reports if it is missing.</param>
/// <param name="Date">The time from which it is approved; null where it is rejected.</param>
internal sealed record PatchApproval(PatchDeploymentStatus Status, PatchComplianceLevel Level, DateTimeOffset? Date)
{
    private const string All = "*";

    /// <summary>Whether it is to be installed.</summary>
    public bool IsApproved => Status is PatchDeploymentStatus.Approved or PatchDeploymentStatus.ExplicitApproved;

    /// <summary>Applies a baseline to a patch; null where nothing of the baseline is about it.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="rules">The baseline's rules, complete.</param>
    /// <param name="at">The time at which it is asked.</param>
    /// <remarks>Source: Systems Manager User Guide, "Patch baselines" and "How patch baseline rules work on Linux-based systems".</remarks>
    public static PatchApproval? Of(CatalogPatch patch, PatchBaselineRules rules, DateTimeOffset at)
    {
        if (PatchLists.Name(rules.RejectedPatches!, patch, isRejection: true))
        {
            return new(PatchDeploymentStatus.ExplicitRejected, PatchComplianceLevel.Unspecified, null);
        }

        if (PatchLists.Name(rules.ApprovedPatches!, patch, isRejection: false) && (patch.IsUpdate || rules.ApprovedPatchesEnableNonSecurity == true))
        {
            return new(PatchDeploymentStatus.ExplicitApproved, rules.ApprovedPatchesComplianceLevel!.Value, patch.ReleasedAt);
        }

        if (!Match(rules.GlobalFilters!, patch))
        {
            return null;
        }

        var applying = rules.ApprovalRules!.PatchRules.Where(rule => (patch.IsUpdate || rule.EnableNonSecurity == true) && Match(rule.PatchFilterGroup, patch)).Select(rule => (Date: DateOf(rule, patch), Level: rule.ComplianceLevel!.Value)).ToList();
        if (applying.Where(one => one.Date <= at).ToList() is { Count: > 0 } approving)
        {
            return new(PatchDeploymentStatus.Approved, approving.Max(static one => one.Level), approving.Min(static one => one.Date));
        }

        return applying.Where(static one => one.Date is not null).ToList() is { Count: > 0 } pending ? new(PatchDeploymentStatus.PendingApproval, pending.Max(static one => one.Level), pending.Min(static one => one.Date)) : null;
    }

    /// <summary>The day of <c>YYYY-MM-DD</c>; null for another text.</summary>
    public static DateTimeOffset? DayOf(string text) => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    /// <summary>The values of a patch that a filter looks at.</summary>
    public static string ValueOf(CatalogPatch patch, PatchFilterKey key) => key switch
    {
        PatchFilterKey.PatchSet => "OS",
        PatchFilterKey.Product => patch.Product,
        PatchFilterKey.ProductFamily => patch.IsWindows ? "Windows" : "",
        PatchFilterKey.Classification => patch.Classification,
        _ => patch.Severity,
    };

    private static bool Match(PatchFilterGroup group, CatalogPatch patch) =>
        group.PatchFilters.All(filter => filter.Values.Any(value => value == All || value.Equals(ValueOf(patch, filter.Key), StringComparison.OrdinalIgnoreCase)));

    /// <summary>When a rule approves a patch: null for never.</summary>
    private static DateTimeOffset? DateOf(PatchRule rule, CatalogPatch patch) =>
        rule.ApproveUntilDate is { } last ? patch.ReleasedAt < DayOf(last)!.Value.AddDays(1) ? patch.ReleasedAt : null
        : patch.ReleasedAt.AddDays(patch.System == OperatingSystemType.Ubuntu ? 0 : rule.ApproveAfterDays ?? 0);
}

/// <summary>What baselines say of patches.</summary>
public enum PatchDeploymentStatus
{
    /// <summary>A rule approves it.</summary>
    [Wire("APPROVED")]
    Approved,

    /// <summary>A rule will approve it later.</summary>
    [Wire("PENDING_APPROVAL")]
    PendingApproval,

    /// <summary>It is in the list of approved patches.</summary>
    [Wire("EXPLICIT_APPROVED")]
    ExplicitApproved,

    /// <summary>It is in the list of rejected patches.</summary>
    [Wire("EXPLICIT_REJECTED")]
    ExplicitRejected,
}
