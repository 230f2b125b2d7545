namespace ScsLabs.Services.Ssm;

/// <summary>What the last operation of Patch Manager reported of an instance, in numbers.</summary>
public sealed record InstancePatchState
{
    public required string InstanceId { get; init; }
    public required string PatchGroup { get; init; }
    public required string BaselineId { get; init; }
    public required string SnapshotId { get; init; }
    [Sensitive] public required string OwnerInformation { get; init; }
    public required int InstalledCount { get; init; }
    public required int InstalledOtherCount { get; init; }
    public required int InstalledPendingRebootCount { get; init; }
    public required int InstalledRejectedCount { get; init; }
    public required int MissingCount { get; init; }

    /// <summary>The number of patches that couldn't be installed. Here every installation succeeds.</summary>
    public required int FailedCount { get; init; }

    public required int UnreportedNotApplicableCount { get; init; }
    public required int NotApplicableCount { get; init; }
    public required DateTimeOffset OperationStartTime { get; init; }
    public required DateTimeOffset OperationEndTime { get; init; }
    public required PatchOperationType Operation { get; init; }
    public required DateTimeOffset? LastNoRebootInstallOperationTime { get; init; }
    public required RebootOption RebootOption { get; init; }
    public required int CriticalNonCompliantCount { get; init; }
    public required int SecurityNonCompliantCount { get; init; }
    public required int OtherNonCompliantCount { get; init; }

    /// <summary>Shows the patches of an instance.</summary>
    internal static InstancePatchState Of(InstancePatches patches)
    {
        var report = patches.Report;
        return new()
        {
            InstanceId = patches.InstanceId,
            PatchGroup = report.Group,
            BaselineId = report.BaselineId,
            SnapshotId = report.SnapshotId,
            OwnerInformation = "",
            InstalledCount = report.Count(PatchComplianceDataState.Installed),
            InstalledOtherCount = report.Count(PatchComplianceDataState.InstalledOther),
            InstalledPendingRebootCount = report.Count(PatchComplianceDataState.InstalledPendingReboot),
            InstalledRejectedCount = report.Count(PatchComplianceDataState.InstalledRejected),
            MissingCount = report.Count(PatchComplianceDataState.Missing),
            FailedCount = 0,
            UnreportedNotApplicableCount = 0,
            NotApplicableCount = report.Count(PatchComplianceDataState.NotApplicable),
            OperationStartTime = report.Start,
            OperationEndTime = report.End,
            Operation = report.Operation,
            LastNoRebootInstallOperationTime = patches.LastNoRebootInstall,
            RebootOption = report.RebootOption,
            CriticalNonCompliantCount = report.CriticalNonCompliant,
            SecurityNonCompliantCount = report.SecurityNonCompliant,
            OtherNonCompliantCount = report.OtherNonCompliant,
        };
    }
}
