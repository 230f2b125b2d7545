using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>The patches of an instance: what was installed since its image, and what the last operation reported.</summary>
internal sealed record InstancePatches : IRow<InstancePatches>, IServiceRow
{
    /// <summary>Finds the instances that reported for a patch group.</summary>
    public static RowIndex<InstancePatches, (Place Place, string Group)> ByGroup { get; } = new(row => [(row.Place, row.Report.Group)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<InstancePatches>> Indexes => [ByGroup];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>What was installed, by package.</summary>
    public ImmutableSortedDictionary<string, InstalledPatch> Installed { get; init; } = ImmutableSortedDictionary.Create<string, InstalledPatch>(StringComparer.Ordinal);

    /// <summary>The last operation's report.</summary>
    public required PatchReport Report { get; init; }

    /// <summary>The time of the last installation without a reboot; null for none.</summary>
    public DateTimeOffset? LastNoRebootInstall { get; init; }

    /// <inheritdoc />
    public string Id => InstanceId;

    /// <summary>Whether a commit ends an instance, or boots one that has patches.</summary>
    public static bool Concerns(Commit commit) => commit.Changes.Any(change => IsAbout(change, commit.World));

    /// <summary>Forgets the patches of instances that are terminated, and has those take effect that waited for a boot.</summary>
    public static Task FollowAsync(Commit commit, IActing acting)
    {
        foreach (var change in commit.Changes.Where(change => IsAbout(change, commit.World)))
        {
            acting.Write(draft => Follow((change.Before ?? change.After)!, draft));
        }

        return Task.CompletedTask;
    }

    private static bool IsAbout(Change change, World world) =>
        change is Change<Instance> { Old: { } before } of && (of.New is not { State: not InstanceState.Terminated } || of.New.BootedAt != before.BootedAt) && world.Find<InstancePatches>(before.Place, before.Id) is not null;

    private static bool Follow(IRow row, Draft draft)
    {
        if (draft.Find<InstancePatches>(row.Place, row.Id) is not { } patches)
        {
            return false;
        }

        if (draft.Find<Instance>(row.Place, row.Id) is not { State: not InstanceState.Terminated } instance)
        {
            draft.Remove(patches);
        }
        else if (patches.Installed.Any(one => one.Value.Waits && one.Value.At <= instance.BootedAt))
        {
            draft.Put(patches with { Installed = patches.Installed.SetItems(patches.Installed.Where(one => one.Value.At <= instance.BootedAt).Select(static one => KeyValuePair.Create(one.Key, one.Value with { Waits = false }))) });
        }

        return true;
    }
}

/// <summary>A version of a package that was installed on an instance.</summary>
/// <param name="Patch">The version.</param>
/// <param name="At">The time of its installation.</param>
/// <param name="Waits">Whether it waits for a boot to take effect.</param>
internal sealed record InstalledPatch(CatalogPatch Patch, DateTimeOffset At, bool Waits);
