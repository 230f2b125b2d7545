namespace ScsLabs.Services.Ssm;

/// <summary>Lists the patches that a baseline of Windows is about, each with what it says of it.</summary>
/// <remarks>Errors: DoesNotExistException, InvalidNextToken, InvalidResourceId, UnsupportedOperatingSystem. Source: Systems Manager API Reference, DescribeEffectivePatchesForPatchBaseline.</remarks>
[Operation<SsmApi>]
public sealed record DescribeEffectivePatchesForPatchBaseline(
    [Target<PatchBaseline>, Length(20, 128), Pattern(@"^[a-zA-Z0-9_\-:/]{20,128}$")] string BaselineId,
    [Range(1, 100)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 100;

    /// <summary>A page of the patches.</summary>
    public sealed record Result(IReadOnlyList<EffectivePatch> EffectivePatches, string? NextToken);

    /// <summary>Lists the patches.</summary>
    internal static Result Handle(DescribeEffectivePatchesForPatchBaseline request, PatchBaseline baseline, Call call)
    {
        if (baseline.System != OperatingSystemType.Windows)
        {
            throw PatchErrors.UnsupportedSystem($"The operation isn't supported for the operating system {baseline.System.ToWire()}.");
        }

        var patches = PatchCatalog.All.Where(patch => patch.System == baseline.System && patch.ReleasedAt <= call.Timestamp)
            .Select(patch => (Patch: patch, Approval: PatchApproval.Of(patch, baseline.Rules, call.Timestamp)))
            .Where(static one => one.Approval is not null)
            .OrderBy(static one => one.Patch.Key, StringComparer.Ordinal);
        var page = Page.Of(patches, request.NextToken, request.MaxResults ?? Most, static one => one.Patch.Key, SsmErrors.InvalidNextToken, call)
            .Select(static one => new EffectivePatch(Patch.Of(one.Patch), new(one.Approval!.Status, one.Approval.Level, one.Approval.Date)));
        return new(page.Items, page.Next);
    }
}

/// <summary>A patch that a baseline is about.</summary>
public sealed record EffectivePatch(Patch Patch, PatchStatus PatchStatus);

/// <summary>What a baseline says of a patch.</summary>
public sealed record PatchStatus(PatchDeploymentStatus DeploymentStatus, PatchComplianceLevel ComplianceLevel, DateTimeOffset? ApprovalDate);
