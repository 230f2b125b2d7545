namespace ScsLabs.Services.Ssm;

/// <summary>Tells what was last reported of a patch group, in numbers of instances.</summary>
/// <remarks>Instances of which nothing was reported aren't counted. Source: Systems Manager API Reference, DescribePatchGroupState.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribePatchGroupState([Length(1, 256), Pattern(PatchGroupRegistration.Form)] string PatchGroup)
{
    /// <summary>How many instances there are, and with which patches.</summary>
    public sealed record Result
    {
        public required int Instances { get; init; }
        public required int InstancesWithInstalledPatches { get; init; }
        public required int InstancesWithInstalledOtherPatches { get; init; }
        public required int InstancesWithInstalledPendingRebootPatches { get; init; }
        public required int InstancesWithInstalledRejectedPatches { get; init; }
        public required int InstancesWithMissingPatches { get; init; }
        public required int InstancesWithFailedPatches { get; init; }
        public required int InstancesWithNotApplicablePatches { get; init; }
        public required int InstancesWithUnreportedNotApplicablePatches { get; init; }
        public required int InstancesWithCriticalNonCompliantPatches { get; init; }
        public required int InstancesWithSecurityNonCompliantPatches { get; init; }
        public required int InstancesWithOtherNonCompliantPatches { get; init; }
    }

    /// <summary>Counts the instances.</summary>
    internal static Result Handle(DescribePatchGroupState request, Call call)
    {
        var states = call.View.All(InstancePatches.ByGroup, (call.Place, request.PatchGroup)).Select(InstancePatchState.Of).ToList();
        return new()
        {
            Instances = states.Count,
            InstancesWithInstalledPatches = With(static state => state.InstalledCount),
            InstancesWithInstalledOtherPatches = With(static state => state.InstalledOtherCount),
            InstancesWithInstalledPendingRebootPatches = With(static state => state.InstalledPendingRebootCount),
            InstancesWithInstalledRejectedPatches = With(static state => state.InstalledRejectedCount),
            InstancesWithMissingPatches = With(static state => state.MissingCount),
            InstancesWithFailedPatches = With(static state => state.FailedCount),
            InstancesWithNotApplicablePatches = With(static state => state.NotApplicableCount),
            InstancesWithUnreportedNotApplicablePatches = With(static state => state.UnreportedNotApplicableCount),
            InstancesWithCriticalNonCompliantPatches = With(static state => state.CriticalNonCompliantCount),
            InstancesWithSecurityNonCompliantPatches = With(static state => state.SecurityNonCompliantCount),
            InstancesWithOtherNonCompliantPatches = With(static state => state.OtherNonCompliantCount),
        };

        int With(Func<InstancePatchState, int> number) => states.Count(state => number(state) > 0);
    }
}
