namespace ScsLabs.Services.Ssm;

/// <summary>Makes a patch baseline the default of its operating system.</summary>
/// <remarks>Errors: DoesNotExistException, InvalidResourceId. Source: Systems Manager API Reference, RegisterDefaultPatchBaseline.</remarks>
[Operation<SsmApi>]
public sealed record RegisterDefaultPatchBaseline([Target<PatchBaseline>, Length(20, 128), Pattern(@"^[a-zA-Z0-9_\-:/]{20,128}$")] string BaselineId)
{
    /// <summary>The baseline.</summary>
    public sealed record Result(string BaselineId);

    /// <summary>Registers the baseline.</summary>
    internal static Result Handle(RegisterDefaultPatchBaseline request, PatchBaseline baseline, Call call, Draft draft)
    {
        draft.Put(new DefaultPatchBaseline { Place = call.Place, System = baseline.System, BaselineId = baseline.ShownId });
        return new(baseline.ShownId);
    }
}
