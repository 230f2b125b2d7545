using System.Globalization;
using System.Text;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Runs AWS-RunPatchBaseline on an instance: gets the snapshot of its baseline as the instance, looks for patches or installs them, boots the instance where it is to, and reports.</summary>
/// <remarks>
/// AWS's scripts report with <c>ssm:PutInventory</c>; here the report is Patch Manager's own, and the role needs no permission for it.
/// Every installation succeeds. Sources: Systems Manager User Guide, patch-manager-aws-runpatchbaseline; the exit codes and lines of AWS's scripts.
/// </remarks>
internal static class PatchRun
{
    /// <summary>The inputs of AWS-RunPatchBaseline that aren't emulated.</summary>
    public static readonly ImmutableArray<string> Lacking = ["associationId", "installOverrideList", "baselineOverride"];

    private const int SnapshotFailed = 144, UnsupportedSystem = 146, NoPermission = 148;

    /// <summary>Runs an operation.</summary>
    public static async Task<PatchRunResult> RunAsync(PatchRunRequest request, IActing acting, CancellationToken cancellationToken)
    {
        var log = new PatchLog(acting.Now);
        var snapshotId = request.SnapshotId.Length > 0 ? request.SnapshotId : acting.Ids.Uuid().ToString();
        log.Info($"Running with snapshot id = {request.SnapshotId} and operation = {request.Operation}");
        try
        {
            var snapshot = await request.Agent.GetDeployablePatchSnapshotForInstanceAsync(new(request.InstanceId, snapshotId), cancellationToken).ConfigureAwait(false);
            if (AgentDownloads.Refusal(request.Place, request.InstanceId, AgentDownloads.ForPatches(request.Place.Region, snapshotId), acting) is { } refusal)
            {
                log.Error($"The snapshot can't be downloaded. {refusal}");
                return log.Failed(SnapshotFailed);
            }

            return acting.Write(draft => Apply(request, snapshotId, snapshot.Product, log, draft, acting.Now));
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            log.Error($"An error occurred ({refused.Code}) when calling the GetDeployablePatchSnapshotForInstance operation: {refused.Message}");
            return log.Failed(refused.Code switch
            {
                "AccessDeniedException" => NoPermission,
                "UnsupportedOperatingSystem" => UnsupportedSystem,
                _ => SnapshotFailed,
            });
        }
    }

    private static PatchRunResult Apply(PatchRunRequest request, string snapshotId, string product, PatchLog log, Draft draft, DateTimeOffset now)
    {
        if (draft.Find<Instance>(request.Place, request.InstanceId) is not { State: InstanceState.Running } instance || PatchSnapshot.Find(snapshotId, instance, draft) is not { } snapshot)
        {
            log.Error($"Instance {request.InstanceId} or its snapshot is gone.");
            return log.Failed(SnapshotFailed);
        }

        log.Info($"Instance Id: {request.InstanceId}");
        log.Info($"Region: {request.Place.Region}");
        log.Info($"Product: {product}");
        log.Info($"Patch Group: {snapshot.Group}");
        log.Info($"Operation type: {request.Operation}");
        log.Info($"Snapshot Id: {snapshotId}");
        log.Info($"Patch Baseline: {snapshot.Baseline.ShownId}");
        log.Info($"Reboot Option: {request.RebootOption}");
        var before = draft.Find<InstancePatches>(request.Place, request.InstanceId);
        var installed = before?.Installed ?? ImmutableSortedDictionary.Create<string, InstalledPatch>(StringComparer.Ordinal);
        var scan = new PatchScan(PatchedMachine.Of(instance, draft), snapshot, now);
        var findings = scan.Find(installed);
        var (boots, lastWithout) = (false, before?.LastNoRebootInstall);
        if (request.Operation == PatchOperationType.Install)
        {
            var missing = findings.Where(static finding => finding.State == PatchComplianceDataState.Missing).Select(static finding => finding.Patch).ToList();
            missing.ForEach(patch => log.Info($"Installed {patch.Title}"));
            boots = request.RebootOption == RebootOption.RebootIfNeeded && (missing.Count > 0 || installed.Values.Any(static one => one.Waits));
            lastWithout = request.RebootOption == RebootOption.NoReboot ? now : lastWithout;
            installed = installed.SetItems(missing.Select(patch => KeyValuePair.Create(patch.Package, new InstalledPatch(patch, now, Waits: true))));
            if (boots)
            {
                installed = installed.SetItems(installed.Where(static one => one.Value.Waits).Select(static one => KeyValuePair.Create(one.Key, one.Value with { Waits = false })));
                InstanceLifecycle.Reboot(draft, instance, now);
                log.Info("Rebooting the instance.");
            }

            findings = scan.Find(installed);
        }

        var report = new PatchReport
        {
            Operation = request.Operation,
            RebootOption = request.RebootOption,
            Start = log.Start,
            End = now,
            SnapshotId = snapshotId,
            BaselineId = snapshot.Baseline.ShownId,
            Group = snapshot.Group,
            Findings = findings,
        };
        draft.Put(new InstancePatches { Place = request.Place, InstanceId = request.InstanceId, Installed = installed, Report = report, LastNoRebootInstall = lastWithout });
        foreach (var state in Enum.GetValues<PatchComplianceDataState>())
        {
            log.Info(string.Create(CultureInfo.InvariantCulture, $"{state}: {report.Count(state)}"));
        }

        return log.Succeeded();
    }
}

/// <summary>What is to be run.</summary>
internal sealed record PatchRunRequest
{
    /// <summary>The account and Region.</summary>
    public required Place Place { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The operation.</summary>
    public required PatchOperationType Operation { get; init; }

    /// <summary>Whether the instance may be booted.</summary>
    public required RebootOption RebootOption { get; init; }

    /// <summary>The id of the snapshot; empty for a new one.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>Calls Systems Manager as the instance.</summary>
    public required SsmClient Agent { get; init; }
}

/// <summary>What came of a run.</summary>
/// <param name="ExitCode">The exit code; 0 if it succeeded.</param>
/// <param name="Output">What it says.</param>
/// <param name="Errors">The error that it tells.</param>
internal sealed record PatchRunResult(int ExitCode, string Output, string Errors);

/// <summary>What a run says, line by line.</summary>
/// <param name="start">The time at which it began.</param>
internal sealed class PatchLog(DateTimeOffset start)
{
    private readonly StringBuilder lines = new();

    /// <summary>The time at which it began.</summary>
    public DateTimeOffset Start => start;

    /// <summary>Says something.</summary>
    public void Info(string line) => Add("INFO", line);

    /// <summary>Tells an error.</summary>
    public void Error(string line) => Add("ERROR", line);

    /// <summary>The result of a run that succeeded.</summary>
    public PatchRunResult Succeeded() => new(0, lines.ToString(), "");

    /// <summary>The result of a run that failed.</summary>
    public PatchRunResult Failed(int exitCode) => new(exitCode, lines.ToString(), string.Create(CultureInfo.InvariantCulture, $"failed to run commands: exit status {exitCode}"));

    private void Add(string level, string line) => lines.Append(CultureInfo.InvariantCulture, $"{start:MM/dd/yyyy HH:mm:ss} root [{level}]: {line}\n");
}
