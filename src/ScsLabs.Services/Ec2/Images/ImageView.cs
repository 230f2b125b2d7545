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

    /// <summary>The state.</summary>
    [Wire("imageState")]
    public required string State { get; init; }

    /// <summary>The operation as bills name it.</summary>
    public required string UsageOperation { get; init; }

    /// <summary>The kind of virtualization.</summary>
    public required string VirtualizationType { get; init; }

    /// <summary>The tags.</summary>
    [Wire("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Shows an image.</summary>
    public static ImageView Of(Image image) => new(image.Id, image.Name, image.Description, LocationOf(image), image.Account.ToString(), image.IsPublic)
    {
        Architecture = image.Architecture,
        BlockDeviceMappings = [new(image.RootDevice, new(image.RootSnapshotId, image.RootSize, image.RootType, DeleteOnTermination: true, Encrypted: false))],
        CreationDate = Date(image.CreationDate),
        EnaSupport = true,
        Hypervisor = "xen",
        ImageType = "machine",
        RootDeviceType = "ebs",
        SriovNetSupport = "simple",
        State = "available",
        VirtualizationType = "hvm",
        ImageOwnerAlias = image.OwnerAlias,
        ImdsSupport = image.RequiresMetadataTokens ? "v2.0" : null,
        BootMode = image.Architecture == ImageArchitecture.Arm ? "uefi" : image.RequiresMetadataTokens ? "uefi-preferred" : null,
        Platform = image.IsWindows ? "windows" : null,
        PlatformDetails = image.PlatformDetails,
        RootDeviceName = image.RootDevice,
        UsageOperation = image.UsageOperation,
        Tags = image.Tags.View(),
    };

    /// <summary>A time as images show it.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The owner and the name.</summary>
    public static string LocationOf(Image image) => $"{image.OwnerAlias ?? image.Account.ToString()}/{image.Name}";
}

/// <summary>A device of an image in an answer.</summary>
internal sealed record ImageBlockDevice(string DeviceName, ImageEbs Ebs);

/// <summary>The volume that a device of an image becomes.</summary>
internal sealed record ImageEbs(string SnapshotId, int VolumeSize, VolumeType VolumeType, bool DeleteOnTermination, bool Encrypted);
