namespace ScsLabs.Services.Ec2;

/// <summary>The last change of a volume's type, size or speed.</summary>
/// <remarks>Source: EBS User Guide, monitoring-volume-modifications. The times are the emulator's choice, since AWS's vary.</remarks>
/// <param name="Original">What the volume was.</param>
/// <param name="Target">What it becomes.</param>
/// <param name="StartTime">The time of the request.</param>
internal sealed record VolumeModification(VolumeSpecification Original, VolumeSpecification Target, DateTimeOffset StartTime)
{
    private static readonly TimeSpan Modifying = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Optimizing = TimeSpan.FromSeconds(15);

    /// <summary>The state.</summary>
    public VolumeModificationState State { get; init; }

    /// <summary>The time at which it was completed; null before.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The part that is done, in percent.</summary>
    public long Progress => State switch
    {
        VolumeModificationState.Modifying => 0,
        VolumeModificationState.Optimizing => 50,
        _ => 100,
    };

    /// <summary>The time of the next state; null for the last.</summary>
    public DateTimeOffset? DueAt => State switch
    {
        VolumeModificationState.Modifying => StartTime + Modifying,
        VolumeModificationState.Optimizing => StartTime + Optimizing,
        _ => null,
    };

    /// <summary>The volume in the next state: it is what it becomes as soon as it is optimized.</summary>
    public Volume GoOn(Volume volume, DateTimeOffset now) => State == VolumeModificationState.Modifying
        ? volume with { Specification = Target, Modification = this with { State = VolumeModificationState.Optimizing } }
        : volume with { Modification = this with { State = VolumeModificationState.Completed, EndTime = now } };
}

/// <summary>The states of a volume's modification.</summary>
[NotEmulated("failed")]
internal enum VolumeModificationState
{
    /// <summary>The volume is being changed.</summary>
    [Wire("modifying")]
    Modifying,

    /// <summary>The volume is changed, and not as fast as it will be.</summary>
    [Wire("optimizing")]
    Optimizing,

    /// <summary>The volume is as fast as it will be.</summary>
    [Wire("completed")]
    Completed,
}

/// <summary>A volume's modification in an answer.</summary>
internal sealed record VolumeModificationView(string VolumeId, VolumeModificationState ModificationState, DateTimeOffset StartTime, DateTimeOffset? EndTime, long Progress)
{
    /// <summary>The size before, in GiB.</summary>
    public required int OriginalSize { get; init; }

    /// <summary>The type before.</summary>
    public required VolumeType OriginalVolumeType { get; init; }

    /// <summary>The operations a second before.</summary>
    public int? OriginalIops { get; init; }

    /// <summary>The throughput before, in MiB/s.</summary>
    public int? OriginalThroughput { get; init; }

    /// <summary>Whether several instances could have it at once; none here can.</summary>
    public required bool OriginalMultiAttachEnabled { get; init; }

    /// <summary>The size after, in GiB.</summary>
    public required int TargetSize { get; init; }

    /// <summary>The type after.</summary>
    public required VolumeType TargetVolumeType { get; init; }

    /// <summary>The operations a second after.</summary>
    public int? TargetIops { get; init; }

    /// <summary>The throughput after, in MiB/s.</summary>
    public int? TargetThroughput { get; init; }

    /// <summary>Whether several instances will be able to have it at once; none here can.</summary>
    public required bool TargetMultiAttachEnabled { get; init; }

    /// <summary>Shows a modification.</summary>
    public static VolumeModificationView Of(string volumeId, VolumeModification modification) =>
        new(volumeId, modification.State, modification.StartTime, modification.EndTime, modification.Progress)
        {
            OriginalSize = modification.Original.Size,
            OriginalVolumeType = modification.Original.Type,
            OriginalIops = modification.Original.Iops,
            OriginalThroughput = modification.Original.Throughput,
            OriginalMultiAttachEnabled = false,
            TargetSize = modification.Target.Size,
            TargetVolumeType = modification.Target.Type,
            TargetIops = modification.Target.Iops,
            TargetThroughput = modification.Target.Throughput,
            TargetMultiAttachEnabled = false,
        };
}
