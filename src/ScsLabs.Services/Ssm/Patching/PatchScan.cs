namespace ScsLabs.Services.Ssm;

/// <summary>Compares the packages of an instance with a baseline.</summary>
/// <param name="machine">The instance.</param>
/// <param name="snapshot">The baseline.</param>
/// <param name="now">The time, up to which versions are there.</param>
/// <remarks>Source: Systems Manager User Guide, "Patch compliance state values".</remarks>
internal sealed class PatchScan(PatchedMachine machine, PatchSnapshot snapshot, DateTimeOffset now)
{
    /// <summary>Finds the state of each package.</summary>
    /// <param name="installed">What was installed since the image, by package.</param>
    public ImmutableArray<PatchFinding> Find(ImmutableSortedDictionary<string, InstalledPatch> installed) =>
        [.. PatchCatalog.PackagesFor(machine).SelectMany(package => Find([.. package.Where(patch => patch.ReleasedAt <= now)], installed.GetValueOrDefault(package.Key))).OrderBy(static finding => finding.Patch.KbId, StringComparer.Ordinal)];

    private IEnumerable<PatchFinding> Find(List<CatalogPatch> versions, InstalledPatch? since)
    {
        var at = since is null ? versions.FindLastIndex(version => !version.IsExtra && version.ReleasedAt <= machine.UpToDate) : versions.IndexOf(since.Patch);
        var wanted = at < 0 ? null : versions.Skip(at + 1).LastOrDefault(version => snapshot.Of(version)?.IsApproved == true);
        if (machine.System == OperatingSystemType.Windows)
        {
            // What a later update supersedes, or what isn't on the instance at all, is reported too.
            foreach (var other in versions.Where((version, index) => version != wanted && index != at && snapshot.Of(version)?.IsApproved == true))
            {
                yield return new(other, PatchComplianceDataState.NotApplicable, snapshot.Of(other)!.Level, null);
            }
        }

        if (wanted is not null)
        {
            yield return new(wanted, PatchComplianceDataState.Missing, snapshot.Of(wanted)!.Level, null);
        }

        if (at >= 0 && (wanted is null || machine.System == OperatingSystemType.Windows))
        {
            var approval = snapshot.Of(versions[at]);
            yield return new(versions[at], StateOf(approval, since?.Waits == true), approval?.Level ?? PatchComplianceLevel.Unspecified, since?.At ?? machine.UpToDate);
        }
    }

    private PatchComplianceDataState StateOf(PatchApproval? approval, bool waits) =>
        waits ? PatchComplianceDataState.InstalledPendingReboot
        : approval is { Status: PatchDeploymentStatus.ExplicitRejected } && snapshot.Baseline.Rules.RejectedPatchesAction == PatchAction.Block ? PatchComplianceDataState.InstalledRejected
        : approval is { IsApproved: true } ? PatchComplianceDataState.Installed
        : PatchComplianceDataState.InstalledOther;
}
