namespace ScsLabs.Services.Ssm;

/// <summary>Tells the baseline by which a patch group is patched: the one that it is registered with, else the default.</summary>
/// <remarks>Source: Systems Manager API Reference, GetPatchBaselineForPatchGroup.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record GetPatchBaselineForPatchGroup([Length(1, 256), Pattern(PatchGroupRegistration.Form)] string PatchGroup, OperatingSystemType OperatingSystem = OperatingSystemType.Windows)
{
    /// <summary>The baseline.</summary>
    public sealed record Result(string BaselineId, string PatchGroup, OperatingSystemType OperatingSystem);

    /// <summary>Tells the baseline.</summary>
    internal static Result Handle(GetPatchBaselineForPatchGroup request, Call call) =>
        new(PatchBaseline.ForGroup(request.PatchGroup, request.OperatingSystem, call.Place, call.View).ShownId, request.PatchGroup, request.OperatingSystem);
}
