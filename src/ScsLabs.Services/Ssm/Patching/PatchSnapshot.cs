using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>A baseline as it was, so that instances which are patched under one id get the same patches.</summary>
/// <remarks>There is one for each account, patch group, operating system and id, and it is kept for three days. Source: Systems Manager User Guide, patch-manager-aws-runpatchbaseline.</remarks>
internal sealed record PatchSnapshot : IRow<PatchSnapshot>, IDueRow, IServiceRow
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The id that its user gave.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The patch group; empty for none.</summary>
    public required string Group { get; init; }

    /// <summary>The baseline.</summary>
    public required PatchBaseline Baseline { get; init; }

    /// <summary>The time at which it was made, which decides what is approved.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public string Id => IdOf(SnapshotId, Baseline.System, Group);

    /// <inheritdoc />
    public DateTimeOffset? DueAt => CreatedAt + Kept;

    /// <summary>The snapshot of this id for an instance; null where there is none yet.</summary>
    public static PatchSnapshot? Find(string snapshotId, Instance instance, WorldView view) =>
        view.Find<PatchSnapshot>(instance.Place, IdOf(snapshotId, PatchedMachine.Of(instance, view).System, PatchedMachine.GroupOf(instance)));

    /// <summary>What the snapshot says of a patch.</summary>
    public PatchApproval? Of(CatalogPatch patch) => PatchApproval.Of(patch, Baseline.Rules, CreatedAt);

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);

    private static string IdOf(string snapshotId, OperatingSystemType system, string group) => $"{snapshotId}/{system.ToWire()}/{group}";
}
