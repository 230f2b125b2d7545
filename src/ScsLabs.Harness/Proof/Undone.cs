using ScsLabs.Harness.Telling;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Rds;

namespace ScsLabs.Harness.Proof;

/// <summary>Mutants in which one thing that the answer did is undone: a row is as it was before and, where something came or went that has volumes or network interfaces of its own, these with it.</summary>
internal static class Undone
{
    /// <summary>Generates the mutants of all changes but those that services made for themselves.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Change> changes)
    {
        var whole = changes.Where(ComesOrGoes).SelectMany(PartsOf).ToHashSet(StringComparer.Ordinal);
        return from change in changes
               where RowOf(change) is not IServiceRow { IsOfService: true } && !IsPart(change)
               let parts = ComesOrGoes(change) ? PartsOf(change) : []
               let together = changes.Where(other => other == change || (IsPart(other) && parts.Contains(PartOf(other)!, StringComparer.Ordinal))).ToList()
               select new Mutant(Texts.RowUndone.With($"{RowOf(change).GetType().Name} {RowOf(change).Id}"), draft => together.ForEach(one => draft.Substitute(one, one.Before)));

        bool IsPart(Change change) => PartOf(change) is { } part && whole.Contains(part);
    }

    private static IRow RowOf(Change change) => (change.After ?? change.Before)!;

    /// <summary>Whether something that has parts is made or ended.</summary>
    private static bool ComesOrGoes(Change change) => change switch
    {
        Change<Instance> { Old: var before, New: var after } => before is null || IsEnding(after) != IsEnding(before),
        Change<VpcEndpoint> or Change<NatGateway> or Change<DbInstance> => change.Before is null || change.After is null,
        _ => false,
    };

    private static bool IsEnding(Instance? instance) => instance?.State is null or InstanceState.ShuttingDown or InstanceState.Terminated;

    /// <summary>By what the parts of a row are known: its own id, which they have as that of what they are attached to, or their ids.</summary>
    private static IEnumerable<string> PartsOf(Change change) => RowOf(change) switch
    {
        VpcEndpoint endpoint => endpoint.Interfaces.Select(static one => one.InterfaceId),
        NatGateway { InterfaceId: var id } => id is null ? [] : [id],
        DbInstance instance => [instance.InterfaceId],
        var row => [row.Id],
    };

    /// <summary>By what a volume or network interface is known as a part; null for other rows.</summary>
    private static string? PartOf(Change change) => change switch
    {
        Change<Volume> volume => (volume.Old ?? volume.New)?.Attachment?.InstanceId,
        Change<NetworkInterface> one when RowOf(one) is NetworkInterface { RequesterId: not null } of => of.Id,
        Change<NetworkInterface> one => (one.Old ?? one.New)?.Attachment?.InstanceId,
        _ => null,
    };
}
