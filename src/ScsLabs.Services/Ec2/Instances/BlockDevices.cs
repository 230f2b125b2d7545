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

/// <summary>Checks the block devices of requests.</summary>
internal static class BlockDevices
{
    /// <summary>The block devices of a request, which have names that can be used, each once.</summary>
    /// <param name="requests">The block devices; null for none.</param>
    /// <param name="known">The names of the image's or instance's own devices.</param>
    /// <exception cref="AwsException">A name is missing, is used twice, or can't be one; or a device is left out and has a volume.</exception>
    public static IReadOnlyList<BlockDeviceRequest> Checked(IReadOnlyList<BlockDeviceRequest>? requests, IEnumerable<string> known)
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

        if (given.FirstOrDefault(one => one.NoDevice is not null && one.Ebs is not null) is { DeviceName: var both })
        {
            throw Invalid($"The device '{both}' can't have a volume and be left out");
        }

        return given.FirstOrDefault(one => !known.Contains(one.DeviceName, StringComparer.Ordinal) && !Ec2.DeviceName.IsOne(one.DeviceName!)) is { DeviceName: var wrong }
            ? throw Ec2Errors.InvalidParameterValue($"Invalid device name {wrong}")
            : given;
    }

    /// <summary>The error for block devices that contradict each other, an image or an instance.</summary>
    public static AwsException Invalid(string message) => new("InvalidBlockDeviceMapping", 400, message);
}
