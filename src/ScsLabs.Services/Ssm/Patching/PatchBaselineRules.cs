namespace ScsLabs.Services.Ssm;

/// <summary>What a baseline approves and rejects.</summary>
public sealed record PatchBaselineRules
{
    /// <summary>The filters that every patch must match which rules approve.</summary>
    public PatchFilterGroup? GlobalFilters { get; init; }

    /// <summary>The rules that approve patches.</summary>
    public PatchRuleGroup? ApprovalRules { get; init; }

    /// <summary>The patches that are approved by themselves: ids, advisories, vulnerabilities, or names of packages with <c>*</c>.</summary>
    [Length(0, 50), Items(1, 100)] public IReadOnlyList<string>? ApprovedPatches { get; init; }

    /// <summary>The severity in reports of approved patches that are missing.</summary>
    public PatchComplianceLevel? ApprovedPatchesComplianceLevel { get; init; }

    /// <summary>Whether the list approves versions too that no advisory tells of; on Linux alone.</summary>
    public bool? ApprovedPatchesEnableNonSecurity { get; init; }

    /// <summary>The patches that are rejected, whatever approves them.</summary>
    [Length(0, 50), Items(1, 100)] public IReadOnlyList<string>? RejectedPatches { get; init; }

    /// <summary>What becomes of them where other packages depend on them.</summary>
    public PatchAction? RejectedPatchesAction { get; init; }

    /// <summary>The description.</summary>
    [Length(1, 1024)] public string? Description { get; init; }

    /// <summary>The rules with AWS's defaults in the place of what is null.</summary>
    internal PatchBaselineRules Complete() => this with
    {
        GlobalFilters = GlobalFilters ?? new([]),
        ApprovalRules = new([.. (ApprovalRules?.PatchRules ?? []).Select(static rule => rule with { ComplianceLevel = rule.ComplianceLevel ?? PatchComplianceLevel.Unspecified, EnableNonSecurity = rule.EnableNonSecurity ?? false })]),
        ApprovedPatches = ApprovedPatches ?? [],
        ApprovedPatchesComplianceLevel = ApprovedPatchesComplianceLevel ?? PatchComplianceLevel.Unspecified,
        ApprovedPatchesEnableNonSecurity = ApprovedPatchesEnableNonSecurity ?? false,
        RejectedPatches = RejectedPatches ?? [],
        RejectedPatchesAction = RejectedPatchesAction ?? PatchAction.AllowAsDependency,
    };
}

/// <summary>Rules, any of which approves a patch.</summary>
public sealed record PatchRuleGroup([Length(0, 10)] IReadOnlyList<PatchRule> PatchRules);

/// <summary>A rule that approves patches.</summary>
/// <param name="PatchFilterGroup">The filters that a patch must match.</param>
/// <param name="ComplianceLevel">The severity in reports of patches that are missing.</param>
/// <param name="ApproveAfterDays">How many days after its release a patch is approved.</param>
/// <param name="ApproveUntilDate">The last day, <c>YYYY-MM-DD</c>, on which what is released is approved.</param>
/// <param name="EnableNonSecurity">Whether it approves versions too that no advisory tells of; on Linux alone.</param>
public sealed record PatchRule(
    PatchFilterGroup PatchFilterGroup,
    PatchComplianceLevel? ComplianceLevel = null,
    [Range(0, 360)] int? ApproveAfterDays = null,
    [Length(1, 10)] string? ApproveUntilDate = null,
    bool? EnableNonSecurity = null);

/// <summary>Filters that a patch must all match.</summary>
public sealed record PatchFilterGroup([Length(0, 4)] IReadOnlyList<PatchFilter> PatchFilters);

/// <summary>A filter: one of its values, or <c>*</c> for all.</summary>
public sealed record PatchFilter(PatchFilterKey Key, [Length(1, 20), Items(1, 64)] IReadOnlyList<string> Values);

/// <summary>The severities of violations.</summary>
public enum PatchComplianceLevel
{
    /// <summary>Not specified.</summary>
    [Wire("UNSPECIFIED")]
    Unspecified,

    /// <summary>For information.</summary>
    [Wire("INFORMATIONAL")]
    Informational,

    /// <summary>Low.</summary>
    [Wire("LOW")]
    Low,

    /// <summary>Medium.</summary>
    [Wire("MEDIUM")]
    Medium,

    /// <summary>High.</summary>
    [Wire("HIGH")]
    High,

    /// <summary>Critical.</summary>
    [Wire("CRITICAL")]
    Critical,
}

/// <summary>What becomes of rejected patches.</summary>
public enum PatchAction
{
    /// <summary>They are installed where another package depends on them.</summary>
    [Wire("ALLOW_AS_DEPENDENCY")]
    AllowAsDependency,

    /// <summary>They are never installed, and those that are installed are reported.</summary>
    [Wire("BLOCK")]
    Block,
}

/// <summary>What filters of baselines look at.</summary>
[NotEmulated("ARCH", "ADVISORY_ID", "BUGZILLA_ID", "CVE_ID", "EPOCH", "NAME", "PATCH_ID", "RELEASE", "REPOSITORY", "SECTION", "SECURITY", "VERSION")]
public enum PatchFilterKey
{
    /// <summary>The operating system's patches, or those of applications.</summary>
    [Wire("PATCH_SET")]
    PatchSet,

    /// <summary>The product.</summary>
    [Wire("PRODUCT")]
    Product,

    /// <summary>The family of products; on Windows alone.</summary>
    [Wire("PRODUCT_FAMILY")]
    ProductFamily,

    /// <summary>The classification.</summary>
    [Wire("CLASSIFICATION")]
    Classification,

    /// <summary>The severity by MSRC; on Windows alone.</summary>
    [Wire("MSRC_SEVERITY")]
    MsrcSeverity,

    /// <summary>The priority of the package; on Ubuntu alone.</summary>
    [Wire("PRIORITY")]
    Priority,

    /// <summary>The severity; on Amazon Linux alone.</summary>
    [Wire("SEVERITY")]
    Severity,
}
