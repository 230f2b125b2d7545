namespace ScsLabs.Services.Ec2;

/// <summary>What a volume of an image's instances is made from.</summary>
/// <param name="Device">The device name.</param>
/// <param name="SnapshotId">The id of the snapshot; null for an empty volume.</param>
/// <param name="Size">The size, in GiB.</param>
/// <param name="Type">The type.</param>
internal sealed record ImageDisk(string Device, string? SnapshotId, int Size, VolumeType Type)
{
    /// <summary>The operations a second; null where the type or its default decides.</summary>
    public int? Iops { get; init; }

    /// <summary>The throughput, in MiB/s; null where the type or its default decides.</summary>
    public int? Throughput { get; init; }

    /// <summary>Whether the volume is deleted with the instance.</summary>
    public bool DeleteOnTermination { get; init; } = true;

    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>What a volume's snapshot is for an image.</summary>
    public static ImageDisk Of(Volume volume, Snapshot snapshot) => new(volume.Attachment!.Device, snapshot.Id, volume.Specification.Size, volume.Specification.Type)
    {
        Iops = volume.Specification.Type == VolumeType.Gp2 ? null : volume.Specification.Iops,
        Throughput = volume.Specification.Throughput,
        DeleteOnTermination = volume.Attachment.DeleteOnTermination,
        IsEncrypted = snapshot.IsEncrypted,
    };

    /// <summary>Reads a device of a request: of a snapshot that it names, or an empty one.</summary>
    /// <exception cref="AwsException">The device contradicts itself or its snapshot, or there is no such snapshot.</exception>
    public static ImageDisk Of(BlockDeviceRequest request, Call call)
    {
        if (request.Ebs?.KmsKeyId is not null)
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter KmsKeyId is not supported in the block device mappings of an image.");
        }

        var disk = LaunchDisk.Added(request, call);
        disk.Named?.OrNotFound(call).RequireOwn(call);
        disk.Named?.OrNotFound(call).RequireCompleted();
        return disk.SnapshotId is not null && request.Ebs!.Encrypted is not null
            ? throw new AwsException("InvalidBlockDeviceMapping", 400, "The encryption state of a volume that is made from a snapshot can't be specified")
            : new(request.DeviceName!, disk.SnapshotId, disk.Specification.Size, disk.Specification.Type)
            {
                Iops = request.Ebs!.Iops,
                Throughput = request.Ebs.Throughput,
                DeleteOnTermination = disk.DeleteOnTermination,
                IsEncrypted = disk.SnapshotId is null ? request.Ebs.Encrypted == true : disk.Named?.Row?.IsEncrypted == true,
            };
    }
}
