using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>An EBS volume.</summary>
internal sealed record Volume : Ec2Resource, IEc2Resource<Volume>, IDueRow
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.Volume, "vol-", "volumeId", "InvalidVolume.NotFound", "The volume") { MalformedCode = "InvalidVolumeID.Malformed" };

    /// <summary>Finds the volumes of an instance.</summary>
    public static RowIndex<Volume, string> ByInstance { get; } = new(volume => volume.Attachment?.InstanceId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Volume>> Indexes => [ByInstance];

    /// <inheritdoc />
    public static ResourceFilters<Volume> Filters { get; } = new(
        new Dictionary<string, Func<Volume, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["attachment.attach-time"] = (volume, _) => volume.Attachment is { } attachment ? [ImageView.Date(attachment.AttachTime)] : [],
            ["attachment.delete-on-termination"] = (volume, _) => volume.Attachment is { } attachment ? [attachment.DeleteOnTermination ? "true" : "false"] : [],
            ["attachment.device"] = (volume, _) => volume.Attachment is { } attachment ? [attachment.Device] : [],
            ["attachment.instance-id"] = (volume, _) => volume.Attachment is { } attachment ? [attachment.InstanceId] : [],
            ["attachment.status"] = (volume, _) => volume.Attachment is { } attachment ? [attachment.State.ToWire()] : [],
            ["availability-zone"] = (volume, _) => [volume.AvailabilityZone],
            ["availability-zone-id"] = (volume, _) => [AvailabilityZones.IdOf(volume.AvailabilityZone)],
            ["create-time"] = (volume, _) => [ImageView.Date(volume.CreateTime)],
            ["encrypted"] = (volume, _) => [volume.IsEncrypted ? "true" : "false"],
            ["fast-restored"] = (_, _) => ["false"],
            ["multi-attach-enabled"] = (_, _) => ["false"],
            ["operator.managed"] = (_, _) => ["false"],
            ["operator.principal"] = (_, _) => [],
            ["size"] = (volume, _) => [volume.Specification.Size.ToString(CultureInfo.InvariantCulture)],
            ["snapshot-id"] = (volume, _) => volume.SnapshotId is { } snapshot ? [snapshot] : [],
            ["status"] = (volume, _) => [volume.State.ToWire()],
            ["volume-id"] = (volume, _) => [volume.Id],
            ["volume-type"] = (volume, _) => [volume.Specification.Type.ToWire()],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The Availability Zone.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>The type, size and speed.</summary>
    public required VolumeSpecification Specification { get; init; }

    /// <summary>The id of the snapshot that it was made from; null for none.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The data key of an encrypted volume; null for others.</summary>
    public DiskKey? Key { get; init; }

    /// <summary>Why its KMS key can't be used, so that it isn't created; null for others.</summary>
    public KeyFailure? Failure { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted => Key is not null || Failure is not null;

    /// <summary>Whether it is being created.</summary>
    public bool IsBeingCreated { get; init; }

    /// <summary>The attachment to an instance; null for none.</summary>
    public VolumeAttachment? Attachment { get; init; }

    /// <summary>The last change of the type, size or speed; null for none.</summary>
    public VolumeModification? Modification { get; init; }

    /// <summary>The times of the last such changes.</summary>
    public ImmutableArray<DateTimeOffset> Modified { get; init; } = [];

    /// <summary>The state.</summary>
    public VolumeState State => IsBeingCreated ? VolumeState.Creating : Attachment is null ? VolumeState.Available : VolumeState.InUse;

    /// <inheritdoc />
    public DateTimeOffset? DueAt => VolumeLifecycle.DueAt(this);

    /// <inheritdoc />
    public void OnDue(DueTurn due) => VolumeLifecycle.GoOn(this, due);

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Volume>.OwnConditions(WorldView view) =>
    [
        new("ec2:VolumeID", Id),
        .. ConditionsOf(AvailabilityZone, Specification, IsEncrypted),
        .. SnapshotId is { } snapshot ? [new Condition("ec2:ParentSnapshot", Snapshot.Kind.ArnOf(Place, snapshot))] : Array.Empty<Condition>(),
    ];

    /// <summary>The condition keys of a volume, whether or not it is there yet.</summary>
    public static IEnumerable<Condition> ConditionsOf(string zone, VolumeSpecification specification, bool isEncrypted) =>
    [
        new("ec2:AvailabilityZone", zone),
        new("ec2:AvailabilityZoneId", AvailabilityZones.IdOf(zone)),
        new("ec2:Encrypted", isEncrypted ? "true" : "false"),
        .. specification.Conditions,
    ];
}

/// <summary>A volume's attachment to an instance.</summary>
/// <param name="InstanceId">The instance's id.</param>
/// <param name="Device">The device name.</param>
/// <param name="DeleteOnTermination">Whether the volume is deleted with the instance.</param>
/// <param name="AttachTime">The time of attachment.</param>
internal sealed record VolumeAttachment(string InstanceId, string Device, bool DeleteOnTermination, DateTimeOffset AttachTime)
{
    /// <summary>The state.</summary>
    public VolumeAttachmentState State { get; init; } = VolumeAttachmentState.Attached;

    /// <summary>The time of the last change of the state.</summary>
    public DateTimeOffset Since { get; init; } = AttachTime;

    /// <summary>Whether the volume's key can't be used for the instance, so that it won't be attached.</summary>
    public bool IsFailing { get; init; }
}

/// <summary>The states of a volume.</summary>
internal enum VolumeState
{
    /// <summary>It is being created.</summary>
    [Wire("creating")]
    Creating,

    /// <summary>It can be attached.</summary>
    [Wire("available")]
    Available,

    /// <summary>It has an attachment.</summary>
    [Wire("in-use")]
    InUse,
}

/// <summary>The states of a volume's attachment.</summary>
internal enum VolumeAttachmentState
{
    /// <summary>The volume is being attached.</summary>
    [Wire("attaching")]
    Attaching,

    /// <summary>The volume is attached.</summary>
    [Wire("attached")]
    Attached,

    /// <summary>The volume is being detached.</summary>
    [Wire("detaching")]
    Detaching,
}
