namespace ScsLabs.Services.Ssm;

/// <summary>Deletes a patch baseline of the account's own. One that isn't there needs no deletion.</summary>
/// <remarks>Errors: ResourceInUseException where a patch group is registered with it, or where it is a default; DoesNotExistException for AWS's. Source: Systems Manager API Reference, DeletePatchBaseline.</remarks>
[Operation<SsmApi>]
public sealed record DeletePatchBaseline([Target<PatchBaseline>, Length(20, 128), Pattern(@"^[a-zA-Z0-9_\-:/]{20,128}$")] string BaselineId)
{
    /// <summary>The id.</summary>
    public sealed record Result(string BaselineId);

    /// <summary>Deletes the baseline.</summary>
    internal static Result Handle(DeletePatchBaseline request, PatchBaseline? baseline, Draft draft)
    {
        if (baseline is null)
        {
            return new(request.BaselineId);
        }

        if (baseline.IsPredefined)
        {
            throw PatchErrors.NoBaseline();
        }

        if (draft.All(PatchGroupRegistration.ByBaseline, (baseline.Place, baseline.Id)).Any())
        {
            throw PatchErrors.BaselineInUse("The patch baseline is registered for a patch group. Deregister it first.");
        }

        if (draft.All(DefaultPatchBaseline.ByBaseline, (baseline.Place, baseline.Id)).Any())
        {
            throw PatchErrors.BaselineInUse("The patch baseline is a default. Register another as the default first.");
        }

        draft.Remove(baseline);
        return new(baseline.Id);
    }
}
