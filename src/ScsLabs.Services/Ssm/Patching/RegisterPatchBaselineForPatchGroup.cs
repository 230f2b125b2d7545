namespace ScsLabs.Services.Ssm;

/// <summary>Registers a patch group with a baseline, by which its instances are patched.</summary>
/// <remarks>A baseline has at most 25 groups. Errors: AlreadyExistsException, DoesNotExistException, InvalidResourceId, ResourceLimitExceededException. Source: Systems Manager API Reference, RegisterPatchBaselineForPatchGroup.</remarks>
[Operation<SsmApi>]
public sealed record RegisterPatchBaselineForPatchGroup(
    [Target<PatchBaseline>, Length(20, 128), Pattern(@"^[a-zA-Z0-9_\-:/]{20,128}$")] string BaselineId,
    [Length(1, 256), Pattern(PatchGroupRegistration.Form)] string PatchGroup)
{
    private const int Most = 25;

    /// <summary>The registration.</summary>
    public sealed record Result(string BaselineId, string PatchGroup);

    /// <summary>Registers the group.</summary>
    internal static Result Handle(RegisterPatchBaselineForPatchGroup request, PatchBaseline baseline, Call call, Draft draft)
    {
        var registration = new PatchGroupRegistration { Place = call.Place, Group = request.PatchGroup, System = baseline.System, BaselineId = baseline.ShownId };
        if (draft.Find<PatchGroupRegistration>(call.Place, registration.Id) is not null)
        {
            throw PatchErrors.GroupHasBaseline(request.PatchGroup, baseline.System);
        }

        if (draft.Count(PatchGroupRegistration.ByBaseline, (call.Place, baseline.ShownId)) >= Most)
        {
            throw PatchErrors.TooMany($"A patch baseline can have at most {Most} patch groups.");
        }

        draft.Put(registration);
        return new(baseline.ShownId, request.PatchGroup);
    }
}
