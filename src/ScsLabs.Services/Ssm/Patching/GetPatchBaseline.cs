namespace ScsLabs.Services.Ssm;

/// <summary>Shows a patch baseline.</summary>
/// <remarks>One of AWS's is named by its ARN. Errors: DoesNotExistException, InvalidResourceId. Source: Systems Manager API Reference, GetPatchBaseline.</remarks>
[Operation<SsmApi>]
public sealed record GetPatchBaseline([Target<PatchBaseline>, Length(20, 128), Pattern(@"^[a-zA-Z0-9_\-:/]{20,128}$")] string BaselineId)
{
    /// <summary>The baseline, with the patch groups that are registered with it.</summary>
    public sealed record Result(string BaselineId, string Name, OperatingSystemType OperatingSystem, [Spread] PatchBaselineRules Rules, IReadOnlyList<string> PatchGroups, DateTimeOffset CreatedDate, DateTimeOffset ModifiedDate);

    /// <summary>Shows the baseline.</summary>
    internal static Result Handle(GetPatchBaseline request, PatchBaseline baseline, Call call)
    {
        var groups = call.View.All(PatchGroupRegistration.ByBaseline, (call.Place, baseline.ShownId)).Select(static one => one.Group);
        return new(baseline.ShownId, baseline.Name, baseline.System, baseline.Rules, [.. groups], baseline.CreatedAt, baseline.ModifiedAt);
    }
}
