using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>An EBS volume.</summary>
internal sealed record Volume : Ec2Resource, IEc2Resource<Volume>
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
            ["attachment.status"] = (volume, _) => volume.Attachment is null ? [] : ["attached"],
            ["availability-zone"] = (volume, _) => [volume.AvailabilityZone],
            ["availability-zone-id"] = (volume, _) => [AvailabilityZones.IdOf(volume.AvailabilityZone)],
            ["create-time"] = (volume, _) => [ImageView.Date(volume.CreateTime)],
            ["encrypted"] = (_, _) => ["false"],
            ["fast-restored"] = (_, _) => ["false"],
            ["multi-attach-enabled"] = (_, _) => ["false"],
            ["operator.managed"] = (_, _) => ["false"],
            ["operator.principal"] = (_, _) => [],
            ["size"] = (volume, _) => [volume.Size.ToString(CultureInfo.InvariantCulture)],
            ["snapshot-id"] = (volume, _) => [volume.SnapshotId],
            ["status"] = (volume, _) => [volume.Attachment is null ? "available" : "in-use"],
            ["volume-id"] = (volume, _) => [volume.Id],
            ["volume-type"] = (volume, _) => [volume.Type.ToWire()],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The Availability Zone.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>The size, in GiB.</summary>
    public required int Size { get; init; }

    /// <summary>The type.</summary>
    public required VolumeType Type { get; init; }

    /// <summary>The id of the snapshot that it was made from.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The attachment to an instance; null for none.</summary>
    public VolumeAttachment? Attachment { get; init; }

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Volume>.OwnConditions(WorldView view) => [new("ec2:VolumeID", Id), .. Launched(AvailabilityZone, Size, Type)];

    /// <summary>The condition keys of a volume, whether or not it is there yet.</summary>
    public static IEnumerable<Condition> Launched(string zone, int size, VolumeType type) =>
    [
        new("ec2:AvailabilityZone", zone),
        new("ec2:AvailabilityZoneId", AvailabilityZones.IdOf(zone)),
        new("ec2:Encrypted", "false"),
        new("ec2:VolumeSize", size.ToString(CultureInfo.InvariantCulture)),
        new("ec2:VolumeType", type.ToWire()),
        .. type == VolumeType.Gp3 ? [new Condition("ec2:VolumeIops", "3000"), new Condition("ec2:VolumeThroughput", "125")] : Array.Empty<Condition>(),
    ];
}

/// <summary>A volume's attachment to an instance.</summary>
/// <param name="InstanceId">The instance's id.</param>
/// <param name="Device">The device name.</param>
/// <param name="DeleteOnTermination">Whether the volume is deleted with the instance.</param>
/// <param name="AttachTime">The time of attachment.</param>
internal sealed record VolumeAttachment(string InstanceId, string Device, bool DeleteOnTermination, DateTimeOffset AttachTime);

/// <summary>The types of volumes.</summary>
[NotEmulated("standard", "io1", "io2", "sc1", "st1")]
internal enum VolumeType
{
    /// <summary>General purpose SSD of the second generation.</summary>
    [Wire("gp2")]
    Gp2,

    /// <summary>General purpose SSD of the third generation.</summary>
    [Wire("gp3")]
    Gp3,
}

/// <summary>A volume in an answer.</summary>
internal sealed record VolumeView(
    string VolumeId,
    int Size,
    string SnapshotId,
    string AvailabilityZone,
    string AvailabilityZoneId,
    [Wire("status")] string State,
    DateTimeOffset CreateTime,
    VolumeType VolumeType,
    int Iops,
    int? Throughput,
    bool Encrypted,
    bool MultiAttachEnabled,
    [Wire("attachmentSet")] IReadOnlyList<VolumeAttachmentView> Attachments,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    private const int LeastIops = 100;
    private const int Gp3Iops = 3000;
    private const int Gp3Throughput = 125;

    /// <summary>Shows a volume.</summary>
    public static VolumeView Of(Volume volume) => new(
        volume.Id,
        volume.Size,
        volume.SnapshotId,
        volume.AvailabilityZone,
        AvailabilityZones.IdOf(volume.AvailabilityZone),
        volume.Attachment is null ? "available" : "in-use",
        volume.CreateTime,
        volume.Type,
        volume.Type == VolumeType.Gp3 ? Gp3Iops : Math.Max(LeastIops, volume.Size * 3),
        volume.Type == VolumeType.Gp3 ? Gp3Throughput : null,
        Encrypted: false,
        MultiAttachEnabled: false,
        volume.Attachment is { } attachment ? [new(volume.Id, attachment.InstanceId, attachment.Device, "attached", attachment.AttachTime, attachment.DeleteOnTermination)] : [],
        volume.Tags.View());
}

/// <summary>A volume's attachment in an answer.</summary>
internal sealed record VolumeAttachmentView(string VolumeId, string InstanceId, string Device, [Wire("status")] string State, DateTimeOffset AttachTime, bool DeleteOnTermination);
