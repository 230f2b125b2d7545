using ScsLabs.Services.Ec2;

namespace ScsLabs.Harness.Proof;

/// <summary>Mutants in which one thing that the answer did is undone: a row is as it was before and, where an instance was launched or terminated, its volumes and network interfaces with it.</summary>
internal static class Undone
{
    /// <summary>Generates the mutants of all changes but those that services made for themselves.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Change> changes)
    {
        var instances = changes.Where(IsLaunchOrEnd).Select(change => RowOf(change).Id).ToHashSet(StringComparer.Ordinal);
        return from change in changes
               where RowOf(change) is not IServiceRow { IsOfService: true } && !instances.Contains(InstanceOf(change) ?? "")
               let together = changes.Where(other => other == change || (change is Change<Instance> && InstanceOf(other) == RowOf(change).Id && IsLaunchOrEnd(change))).ToList()
               select new Mutant($"{RowOf(change).GetType().Name} {RowOf(change).Id}: undone", draft => together.ForEach(one => draft.Substitute(one, one.Before)));
    }

    private static IRow RowOf(Change change) => (change.After ?? change.Before)!;

    private static bool IsLaunchOrEnd(Change change) => change is Change<Instance> { Old: var before, New: var after } && (before is null || IsEnding(after) != IsEnding(before));

    private static bool IsEnding(Instance? instance) => instance?.State is null or InstanceState.ShuttingDown or InstanceState.Terminated;

    /// <summary>The instance whose volume or network interface came or went; null for other rows.</summary>
    private static string? InstanceOf(Change change) => change switch
    {
        Change<Volume> volume => (volume.Old ?? volume.New)?.Attachment?.InstanceId,
        Change<NetworkInterface> one => (one.Old ?? one.New)?.Attachment?.InstanceId,
        _ => null,
    };
}
