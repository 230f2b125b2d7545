namespace ScsLabs.Services.Ec2;

/// <summary>Changes the states of volumes by the world's clock.</summary>
/// <remarks>
/// Source: EBS User Guide, ebs-describing-volumes (states), and CreateVolume: the KMS key is looked at asynchronously, so that a volume whose key can't be used vanishes.
/// The times are the emulator's choice, since AWS's vary.
/// </remarks>
internal static class VolumeLifecycle
{
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(5);

    /// <summary>The time of the next change; null where the state stays.</summary>
    public static DateTimeOffset? DueAt(Volume volume) => StateDueAt(volume) is { } one && volume.Modification?.DueAt is { } other
        ? one < other ? one : other
        : StateDueAt(volume) ?? volume.Modification?.DueAt;

    /// <summary>Makes the changes that are due: a modification and a change of the state may be at the same time.</summary>
    public static void GoOn(Volume volume, DueTurn due)
    {
        var modified = volume.Modification is { } modification && modification.DueAt <= due.Now ? modification.GoOn(volume, due.Now) : volume;
        due.Draft.Put(modified);
        if (StateDueAt(modified) <= due.Now)
        {
            ChangeState(modified, due);
        }
    }

    private static void ChangeState(Volume volume, DueTurn due)
    {
        switch (volume)
        {
            case { IsBeingCreated: true, Failure: not null }:
                due.Draft.Remove(volume);
                break;
            case { IsBeingCreated: true }:
                due.Draft.Put(volume with { IsBeingCreated = false });
                break;
            case { Attachment: { State: VolumeAttachmentState.Attaching, IsFailing: false } attachment }:
                due.Draft.Put(volume with { Attachment = attachment with { State = VolumeAttachmentState.Attached, Since = due.Now } });
                break;
            default:
                Release(due.Draft, volume);
                break;
        }
    }

    /// <summary>Ends the attachment, and the use of the volume's key for the instance.</summary>
    public static void Release(Draft draft, Volume volume)
    {
        volume.Key?.EndUseFor(volume.Attachment!.InstanceId, volume.Account, draft);
        draft.Put(volume with { Attachment = null });
    }

    private static DateTimeOffset? StateDueAt(Volume volume) => volume switch
    {
        { IsBeingCreated: true } => volume.CreateTime + Transition,
        { Attachment: { State: not VolumeAttachmentState.Attached } attachment } => attachment.Since + Transition,
        _ => null,
    };
}
