namespace ScsLabs.Services.Ec2;

/// <summary>A volume that a launch creates.</summary>
/// <param name="Device">The device name.</param>
/// <param name="Specification">The type, size and speed.</param>
/// <param name="Encryption">Whether it is encrypted, and how.</param>
internal sealed record LaunchDisk(string Device, VolumeSpecification Specification, DiskEncryption Encryption)
{
    /// <summary>The snapshot that it is made from; null for none.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>The snapshot that the request names, which the caller must be allowed to use; null for none.</summary>
    public Reference<Snapshot>? Named { get; init; }

    /// <summary>Whether it is deleted with the instance.</summary>
    public bool DeleteOnTermination { get; init; }

    /// <summary>Reads the volumes of a request: the image's, and those that the request adds.</summary>
    /// <exception cref="AwsException">The block devices contradict each other or the image.</exception>
    public static IReadOnlyList<LaunchDisk> Of(IReadOnlyList<BlockDeviceRequest>? requests, Image image, Call call)
    {
        var given = BlockDevices.Checked(requests, image.Disks.Select(disk => disk.Device));
        if (given.Any(one => one.DeviceName == image.RootDevice && one.NoDevice is not null))
        {
            throw BlockDevices.Invalid("The root device can't be left out");
        }

        return
        [
            .. image.Disks.Select(disk => (Disk: disk, Request: given.FirstOrDefault(one => one.DeviceName == disk.Device)))
                .Where(one => one.Request?.NoDevice is null)
                .Select(one => one.Disk != image.Root && one.Request?.Ebs?.SnapshotId is { } other && other != one.Disk.SnapshotId ? Added(one.Request, call) : OfImage(one.Disk, one.Request?.Ebs ?? new(), call)),
            .. given.Where(one => one.NoDevice is null && image.Disks.All(disk => disk.Device != one.DeviceName)).Select(one => Added(one, call)),
        ];
    }

    /// <summary>Reads a volume that a request adds.</summary>
    /// <exception cref="AwsException">It contradicts itself or its snapshot.</exception>
    public static LaunchDisk Added(BlockDeviceRequest request, Call call)
    {
        var ebs = request.Ebs ?? throw BlockDevices.Invalid($"The block device '{request.DeviceName}' has no volume");
        var snapshot = ebs.SnapshotId is { } id ? Reference<Snapshot>.Of(id, call) : default(Reference<Snapshot>?);
        var (parent, size) = (snapshot?.Row, Snapshot.SizeOf(ebs.VolumeSize, snapshot, call));
        if (size < parent?.VolumeSize)
        {
            throw BlockDevices.Invalid($"Volume of size {size}GB is smaller than snapshot '{parent.Id}', expect size >= {parent.VolumeSize}GB");
        }

        return new(request.DeviceName!, VolumeSpecification.Of(ebs.VolumeType ?? Ec2.VolumeType.Gp2, size, ebs.Iops, ebs.Throughput), DiskEncryption.Of(ebs.Encrypted, ebs.KmsKeyId, parent, call))
        {
            SnapshotId = ebs.SnapshotId,
            Named = snapshot,
            DeleteOnTermination = ebs.DeleteOnTermination ?? true,
        };
    }

    /// <summary>The asks for creating it.</summary>
    public IEnumerable<Ask> Asks(Call call, string zone, IReadOnlyList<TagSpecification>? specifications) =>
    [
        .. Named is { } snapshot ? [snapshot.Ask("ec2:RunInstances")] : Array.Empty<Ask>(),
        .. Creation.OneOf<Volume>(call, nameof(RunInstances), specifications, [.. Volume.ConditionsOf(zone, Specification, Encryption.IsEncrypted), .. Encryption.Conditions]),
    ];

    /// <summary>Creates it for an instance.</summary>
    public void Attach(Draft draft, Instance instance, ImmutableSortedDictionary<string, string> tags, Call call, AsCaller aws)
    {
        Named?.OrNotFound(call).RequireCompleted();
        var id = call.Ids.Hex(Volume.Kind.Prefix);
        var key = Encryption.KeyFor(id, aws);
        draft.Put(new Volume
        {
            Account = instance.Account,
            Region = instance.Region,
            Id = id,
            AvailabilityZone = instance.AvailabilityZone,
            Specification = Specification,
            SnapshotId = SnapshotId,
            CreateTime = call.Timestamp,
            Key = key.Key,
            Failure = key.Failed,
            IsBeingCreated = key.Failed is not null,
            Attachment = new(instance.Id, Device, DeleteOnTermination, call.Timestamp),
            Tags = tags,
        });
    }

    private static LaunchDisk OfImage(ImageDisk disk, EbsRequest request, Call call)
    {
        if (request.SnapshotId is { } other && other != disk.SnapshotId)
        {
            throw BlockDevices.Invalid("snapshotId cannot be modified on root device");
        }

        if (request.VolumeSize < disk.Size && disk.SnapshotId is not null)
        {
            throw BlockDevices.Invalid($"Volume of size {request.VolumeSize}GB is smaller than snapshot '{disk.SnapshotId}', expect size >= {disk.Size}GB");
        }

        // Another type has its own speeds. The snapshots of public images are in no world: they aren't encrypted.
        var isSame = (request.VolumeType ?? disk.Type) == disk.Type;
        return new(
            disk.Device,
            VolumeSpecification.Of(request.VolumeType ?? disk.Type, request.VolumeSize ?? disk.Size, request.Iops ?? (isSame ? disk.Iops : null), request.Throughput ?? (isSame ? disk.Throughput : null)),
            DiskEncryption.Of(request.Encrypted ?? (disk.IsEncrypted ? true : null), request.KmsKeyId, disk.SnapshotId is { } id ? call.View.Find(AnyPlace<Snapshot>.ById, id) : null, call))
        {
            SnapshotId = disk.SnapshotId,
            DeleteOnTermination = request.DeleteOnTermination ?? disk.DeleteOnTermination,
        };
    }
}
