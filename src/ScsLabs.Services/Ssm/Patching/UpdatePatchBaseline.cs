namespace ScsLabs.Services.Ssm;

/// <summary>Changes a patch baseline of the account's own: what the request names, or all of it.</summary>
/// <remarks>Errors: DoesNotExistException, ValidationException. Source: Systems Manager API Reference, UpdatePatchBaseline.</remarks>
[Operation<SsmApi>]
public sealed record UpdatePatchBaseline([Target<PatchBaseline>, Length(20, 128), Pattern(@"^[a-zA-Z0-9_\-:/]{20,128}$")] string BaselineId)
{
    [Length(3, 128), Pattern(@"^[a-zA-Z0-9_\-.]{3,128}$")] public string? Name { get; init; }

    /// <summary>What it approves and rejects.</summary>
    [Spread] public PatchBaselineRules Rules { get; init; } = new();

    /// <summary>Whether what the request doesn't name gets AWS's defaults; it needs the name then.</summary>
    public bool? Replace { get; init; }

    /// <summary>The baseline as it is now.</summary>
    public sealed record Result(string BaselineId, string Name, OperatingSystemType OperatingSystem, [Spread] PatchBaselineRules Rules, DateTimeOffset CreatedDate, DateTimeOffset ModifiedDate);

    /// <summary>Changes the baseline.</summary>
    internal static Result Handle(UpdatePatchBaseline request, PatchBaseline baseline, Call call, Draft draft)
    {
        if (baseline.IsPredefined)
        {
            throw PatchErrors.NoBaseline();
        }

        if (request is { Replace: true, Name: null })
        {
            throw SsmErrors.Validation("Name is required where Replace is true.");
        }

        PatchRules.Require(request.Rules, baseline.System);
        var (given, old) = (request.Rules, request.Replace == true ? new PatchBaselineRules() : baseline.Rules);
        var rules = new PatchBaselineRules
        {
            GlobalFilters = given.GlobalFilters ?? old.GlobalFilters,
            ApprovalRules = given.ApprovalRules ?? old.ApprovalRules,
            ApprovedPatches = given.ApprovedPatches ?? old.ApprovedPatches,
            ApprovedPatchesComplianceLevel = given.ApprovedPatchesComplianceLevel ?? old.ApprovedPatchesComplianceLevel,
            ApprovedPatchesEnableNonSecurity = given.ApprovedPatchesEnableNonSecurity ?? old.ApprovedPatchesEnableNonSecurity,
            RejectedPatches = given.RejectedPatches ?? old.RejectedPatches,
            RejectedPatchesAction = given.RejectedPatchesAction ?? old.RejectedPatchesAction,
            Description = given.Description ?? old.Description,
        };
        var changed = baseline with { Name = request.Name ?? baseline.Name, Rules = rules.Complete(), ModifiedAt = call.Timestamp };
        draft.Put(changed);
        return new(changed.Id, changed.Name, changed.System, changed.Rules, changed.CreatedAt, changed.ModifiedAt);
    }
}
