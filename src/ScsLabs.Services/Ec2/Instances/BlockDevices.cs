namespace ScsLabs.Services.Ec2;

/// <summary>A block device of a request.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="Ebs">The volume.</param>
/// <param name="NoDevice">Whether the image's device of this name is left out: any text says so.</param>
internal sealed record BlockDeviceRequest(string? DeviceName = null, EbsRequest? Ebs = null, string? NoDevice = null);

/// <summary>The volume of a block device of a request.</summary>
internal sealed record EbsRequest
{
    /// <summary>Whether it is deleted with the instance.</summary>
    public bool? DeleteOnTermination { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool? Encrypted { get; init; }

    /// <summary>The operations a second.</summary>
    public int? Iops { get; init; }

    /// <summary>The KMS key.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The snapshot that it is made from.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>The throughput, in MiB/s.</summary>
    public int? Throughput { get; init; }

    /// <summary>The size, in GiB.</summary>
    public int? VolumeSize { get; init; }

    /// <summary>The type.</summary>
    public VolumeType? VolumeType { get; init; }
}

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

    /// <summary>Reads the volumes of a request: the image's root, and those that the request adds.</summary>
    /// <exception cref="AwsException">The block devices contradict each other or the image.</exception>
    public static IReadOnlyList<LaunchDisk> Of(IReadOnlyList<BlockDeviceRequest>? requests, Image image, Call call)
    {
        var given = requests ?? [];
        if (given.Any(one => one.DeviceName is null))
        {
            throw Ec2Errors.MissingParameter("deviceName");
        }

        if (given.GroupBy(one => one.DeviceName, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw Invalid($"The device '{twice}' is used in more than one block-device mapping");
        }

        if (given.FirstOrDefault(one => one.DeviceName != image.RootDevice && !Ec2.DeviceName.IsOne(one.DeviceName!)) is { DeviceName: var wrong })
        {
            throw Ec2Errors.InvalidParameterValue($"Invalid device name {wrong}");
        }

        if (given.Any(one => one.DeviceName == image.RootDevice && one.NoDevice is not null))
        {
            throw Invalid("The root device can't be left out");
        }

        var root = given.FirstOrDefault(one => one.DeviceName == image.RootDevice)?.Ebs ?? new();
        return [Root(root, image, call), .. given.Where(one => one.DeviceName != image.RootDevice && one.NoDevice is null).Select(one => Added(one, call))];
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

    private static LaunchDisk Root(EbsRequest request, Image image, Call call)
    {
        if (request.SnapshotId is { } other && other != image.RootSnapshotId)
        {
            throw Invalid("snapshotId cannot be modified on root device");
        }

        if (request.VolumeSize < image.RootSize)
        {
            throw Invalid($"Volume of size {request.VolumeSize}GB is smaller than snapshot '{image.RootSnapshotId}', expect size >= {image.RootSize}GB");
        }

        // The snapshots of public images are in no world: they aren't encrypted.
        return new(
            image.RootDevice,
            VolumeSpecification.Of(request.VolumeType ?? image.RootType, request.VolumeSize ?? image.RootSize, request.Iops, request.Throughput),
            DiskEncryption.Of(request.Encrypted, request.KmsKeyId, call.View.Find(AnyPlace<Snapshot>.ById, image.RootSnapshotId), call))
        {
            SnapshotId = image.RootSnapshotId,
            DeleteOnTermination = request.DeleteOnTermination ?? true,
        };
    }

    private static LaunchDisk Added(BlockDeviceRequest request, Call call)
    {
        var ebs = request.Ebs ?? throw Invalid($"The block device '{request.DeviceName}' has no volume");
        var snapshot = ebs.SnapshotId is { } id ? Reference<Snapshot>.Of(id, call) : default(Reference<Snapshot>?);
        var (parent, size) = (snapshot?.Row, Snapshot.SizeOf(ebs.VolumeSize, snapshot, call));
        if (size < parent?.VolumeSize)
        {
            throw Invalid($"Volume of size {size}GB is smaller than snapshot '{parent.Id}', expect size >= {parent.VolumeSize}GB");
        }

        return new(request.DeviceName!, VolumeSpecification.Of(ebs.VolumeType ?? Ec2.VolumeType.Gp2, size, ebs.Iops, ebs.Throughput), DiskEncryption.Of(ebs.Encrypted, ebs.KmsKeyId, parent, call))
        {
            SnapshotId = ebs.SnapshotId,
            Named = snapshot,
            DeleteOnTermination = ebs.DeleteOnTermination ?? true,
        };
    }

    private static AwsException Invalid(string message) => new("InvalidBlockDeviceMapping", 400, message);
}
