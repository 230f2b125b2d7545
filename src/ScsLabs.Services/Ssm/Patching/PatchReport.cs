namespace ScsLabs.Services.Ssm;

/// <summary>What an operation of Patch Manager reported of an instance.</summary>
internal sealed record PatchReport
{
    /// <summary>The operation.</summary>
    public required PatchOperationType Operation { get; init; }

    /// <summary>Whether it may boot the instance.</summary>
    public required RebootOption RebootOption { get; init; }

    /// <summary>The time at which it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The time at which it ended.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The id of the snapshot of the baseline.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The id of the baseline as it is shown.</summary>
    public required string BaselineId { get; init; }

    /// <summary>The patch group; empty for none.</summary>
    public required string Group { get; init; }

    /// <summary>The patches, in ordinal order of their ids.</summary>
    public required ImmutableArray<PatchFinding> Findings { get; init; }

    /// <summary>How many patches are in a state.</summary>
    public int Count(PatchComplianceDataState state) => Findings.Count(finding => finding.State == state);

    /// <summary>How many patches violate the baseline, of which it takes the most serious for critical.</summary>
    public int CriticalNonCompliant => Findings.Count(static finding => finding is { IsViolation: true, IsCritical: true });

    /// <summary>How many other patches violate it that close vulnerabilities.</summary>
    public int SecurityNonCompliant => Findings.Count(static finding => finding is { IsViolation: true, IsCritical: false, Patch.IsSecurity: true });

    /// <summary>How many other patches violate it.</summary>
    public int OtherNonCompliant => Findings.Count(static finding => finding is { IsViolation: true, IsCritical: false, Patch.IsSecurity: false });
}

/// <summary>A patch in a report.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="State">Its state.</param>
/// <param name="Level">The severity that the baseline gives it.</param>
/// <param name="InstalledAt">The time of its installation; null where it isn't installed.</param>
internal sealed record PatchFinding(CatalogPatch Patch, PatchComplianceDataState State, PatchComplianceLevel Level, DateTimeOffset? InstalledAt)
{
    /// <summary>Whether it violates the baseline.</summary>
    public bool IsViolation => State is PatchComplianceDataState.Missing or PatchComplianceDataState.InstalledPendingReboot or PatchComplianceDataState.InstalledRejected;

    /// <summary>Whether the baseline takes it for critical.</summary>
    public bool IsCritical => Level == PatchComplianceLevel.Critical;
}

/// <summary>The operations.</summary>
public enum PatchOperationType
{
    /// <summary>Looks for missing patches.</summary>
    Scan,

    /// <summary>Installs them.</summary>
    Install,
}

/// <summary>Whether an operation boots an instance.</summary>
public enum RebootOption
{
    /// <summary>It does if it installed anything, or if anything waits for a boot.</summary>
    RebootIfNeeded,

    /// <summary>It doesn't.</summary>
    NoReboot,
}

/// <summary>The states of patches on an instance.</summary>
[NotEmulated("AVAILABLE_SECURITY_UPDATE", "FAILED")]
public enum PatchComplianceDataState
{
    /// <summary>It is installed, and the baseline approves it.</summary>
    [Wire("INSTALLED")]
    Installed,

    /// <summary>It is installed, and the baseline doesn't approve it.</summary>
    [Wire("INSTALLED_OTHER")]
    InstalledOther,

    /// <summary>It is installed, and waits for a boot.</summary>
    [Wire("INSTALLED_PENDING_REBOOT")]
    InstalledPendingReboot,

    /// <summary>It is installed, and the baseline rejects it.</summary>
    [Wire("INSTALLED_REJECTED")]
    InstalledRejected,

    /// <summary>The baseline approves it, and it isn't installed.</summary>
    [Wire("MISSING")]
    Missing,

    /// <summary>The baseline approves it, and the instance doesn't need it; on Windows alone.</summary>
    [Wire("NOT_APPLICABLE")]
    NotApplicable,
}
