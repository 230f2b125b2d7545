namespace ScsLabs.Services.Ssm;

/// <summary>Ends the registration of a patch group with a baseline.</summary>
/// <remarks>Errors: DoesNotExistException, InvalidResourceId. Source: Systems Manager API Reference, DeregisterPatchBaselineForPatchGroup.</remarks>
[Operation<SsmApi>]
public sealed record DeregisterPatchBaselineForPatchGroup(
    [Target<PatchBaseline>, Length(20, 128), Pattern(@"^[a-zA-Z0-9_\-:/]{20,128}$")] string BaselineId,
    [Length(1, 256), Pattern(PatchGroupRegistration.Form)] string PatchGroup)
{
    /// <summary>What was registered.</summary>
    public sealed record Result(string BaselineId, string PatchGroup);

    /// <summary>Ends the registration.</summary>
    internal static Result Handle(DeregisterPatchBaselineForPatchGroup request, PatchBaseline baseline, Call call, Draft draft)
    {
        if (draft.Find<PatchGroupRegistration>(call.Place, PatchGroupRegistration.IdOf(request.PatchGroup, baseline.System)) is not { } registration || registration.BaselineId != baseline.ShownId)
        {
            throw PatchErrors.NotRegistered();
        }

        draft.Remove(registration);
        return new(baseline.ShownId, request.PatchGroup);
    }
}
