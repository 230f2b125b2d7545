using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>An image in an answer.</summary>
internal sealed record ImageView(string ImageId, string Name, string Description, string ImageLocation, [Wire("imageOwnerId")] string OwnerId, [Wire("isPublic")] bool Public)
{
    /// <summary>The architecture.</summary>
    public required ImageArchitecture Architecture { get; init; }

    /// <summary>The devices of an instance.</summary>
    [Wire("blockDeviceMapping")]
    public required IReadOnlyList<ImageBlockDevice> BlockDeviceMappings { get; init; }

    /// <summary>The way to boot.</summary>
    public string? BootMode { get; init; }

    /// <summary>The time of creation.</summary>
    public required string CreationDate { get; init; }

    /// <summary>Whether its instances have enhanced networking.</summary>
    public required bool EnaSupport { get; init; }

    /// <summary>The hypervisor.</summary>
    public required string Hypervisor { get; init; }

    /// <summary>The alias of the owner.</summary>
    public string? ImageOwnerAlias { get; init; }

    /// <summary>Whether the account's settings allow it; null where they are off.</summary>
    public bool? ImageAllowed { get; init; }

    /// <summary>The kind of image.</summary>
    public required string ImageType { get; init; }

    /// <summary><c>v2.0</c> where instances require tokens of the metadata service.</summary>
    public string? ImdsSupport { get; init; }

    /// <summary><c>windows</c>, or nothing.</summary>
    public string? Platform { get; init; }

    /// <summary>The operating system as bills name it.</summary>
    public required string PlatformDetails { get; init; }

    /// <summary>The device name of the root volume.</summary>
    public required string RootDeviceName { get; init; }

    /// <summary>The kind of the root volume.</summary>
    public required string RootDeviceType { get; init; }

    /// <summary>Whether its instances have enhanced networking of the older kind.</summary>
    public required string SriovNetSupport { get; init; }

    /// <summary>The image that it was made of.</summary>
    public string? SourceImageId { get; init; }

    /// <summary>That image's Region.</summary>
    public string? SourceImageRegion { get; init; }

    /// <summary>The instance that it was made of.</summary>
    public string? SourceInstanceId { get; init; }

    /// <summary>The state.</summary>
    [Wire("imageState")]
    public required ImageState State { get; init; }

    /// <summary>The reason of the state.</summary>
    public StateReason? StateReason { get; init; }

    /// <summary>The operation as bills name it.</summary>
    public required string UsageOperation { get; init; }

    /// <summary>The kind of virtualization.</summary>
    public required string VirtualizationType { get; init; }

    /// <summary>The tags.</summary>
    [Wire("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Shows an image to a caller: its owner sees its tags.</summary>
    public static ImageView Of(Image image, Call call) => new(image.Id, image.Name, image.Description, LocationOf(image), image.Account.ToString(), image.IsPublic)
    {
        Architecture = image.Architecture,
        BlockDeviceMappings = [.. image.Disks.Select(ImageBlockDevice.Of)],
        CreationDate = Date(image.CreationDate),
        EnaSupport = image.HasEna,
        Hypervisor = "xen",
        ImageType = "machine",
        RootDeviceType = "ebs",
        SriovNetSupport = "simple",
        State = image.State,
        VirtualizationType = "hvm",
        ImageOwnerAlias = image.OwnerAlias,
        ImageAllowed = AllowedImages.Of(call.Place, call.View).Judge(image, call),
        SourceImageId = image.SourceImageId,
        SourceImageRegion = image.SourceImageRegion,
        SourceInstanceId = image.SourceInstanceId,
        StateReason = image.StateReason,
        ImdsSupport = image.RequiresMetadataTokens ? "v2.0" : null,
        BootMode = image.Architecture == ImageArchitecture.Arm ? "uefi" : image.RequiresMetadataTokens ? "uefi-preferred" : null,
        Platform = image.IsWindows ? "windows" : null,
        PlatformDetails = image.PlatformDetails,
        RootDeviceName = image.RootDevice,
        UsageOperation = image.UsageOperation,
        Tags = image.Account == call.Account ? image.Tags.View() : null,
    };

    /// <summary>A time as images show it.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The owner and the name.</summary>
    public static string LocationOf(Image image) => $"{image.OwnerAlias ?? image.Account.ToString()}/{image.Name}";
}

/// <summary>A device of an image in an answer.</summary>
internal sealed record ImageBlockDevice(string DeviceName, ImageEbs Ebs)
{
    /// <summary>Shows a device.</summary>
    public static ImageBlockDevice Of(ImageDisk disk) =>
        new(disk.Device, new(disk.SnapshotId, disk.Size, disk.Type, disk.Iops, disk.Throughput, disk.DeleteOnTermination, disk.IsEncrypted));
}

/// <summary>The volume that a device of an image becomes.</summary>
internal sealed record ImageEbs(string? SnapshotId, int VolumeSize, VolumeType VolumeType, int? Iops, int? Throughput, bool DeleteOnTermination, bool Encrypted);
