namespace ScsLabs.Services.Ec2;

/// <summary>A volume in an answer.</summary>
internal sealed record VolumeView(string VolumeId, int Size, string SnapshotId, string AvailabilityZone)
{
    /// <summary>The Availability Zone's id.</summary>
    public required string AvailabilityZoneId { get; init; }

    /// <summary>The state.</summary>
    [Wire("status")]
    public required VolumeState State { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The type.</summary>
    public required VolumeType VolumeType { get; init; }

    /// <summary>The operations a second.</summary>
    public int? Iops { get; init; }

    /// <summary>The throughput, in MiB/s.</summary>
    public int? Throughput { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>The ARN of the KMS key, or what the request named where that can't be used.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether several instances can have it at once; none here can.</summary>
    public required bool MultiAttachEnabled { get; init; }

    /// <summary>The attachment.</summary>
    [Wire("attachmentSet")]
    public IReadOnlyList<VolumeAttachmentView>? Attachments { get; init; }

    /// <summary>The tags.</summary>
    [Wire("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Shows a volume.</summary>
    public static VolumeView Of(Volume volume) => new(volume.Id, volume.Specification.Size, volume.SnapshotId ?? "", volume.AvailabilityZone)
    {
        AvailabilityZoneId = AvailabilityZones.IdOf(volume.AvailabilityZone),
        State = volume.State,
        CreateTime = volume.CreateTime,
        VolumeType = volume.Specification.Type,
        Iops = volume.Specification.Iops,
        Throughput = volume.Specification.Throughput,
        Encrypted = volume.IsEncrypted,
        KmsKeyId = volume.Key?.KeyArn ?? volume.Failure?.KeyId,
        MultiAttachEnabled = false,
        Attachments = volume.Attachment is { } attachment ? [VolumeAttachmentView.Of(volume.Id, attachment)] : null,
        Tags = volume.Tags.View(),
    };
}

/// <summary>A volume's attachment in an answer.</summary>
internal sealed record VolumeAttachmentView(string VolumeId, string InstanceId, string Device, [Wire("status")] VolumeAttachmentState State, DateTimeOffset AttachTime, bool DeleteOnTermination)
{
    /// <summary>Shows an attachment.</summary>
    public static VolumeAttachmentView Of(string volumeId, VolumeAttachment attachment) =>
        new(volumeId, attachment.InstanceId, attachment.Device, attachment.State, attachment.AttachTime, attachment.DeleteOnTermination);
}
