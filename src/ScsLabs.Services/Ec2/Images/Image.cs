namespace ScsLabs.Services.Ec2;

/// <summary>An Amazon Machine Image: what an instance's first disk is made from.</summary>
internal sealed record Image : Ec2Resource, IEc2Resource<Image>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.Image, "ami-", "imageId", "InvalidAMIID.NotFound", "The image id") { MalformedCode = "InvalidAMIID.Malformed", HasAccount = false, HasBrackets = true };

    /// <inheritdoc />
    public static ResourceFilters<Image> Filters { get; } = new(ImageFilters.All, Ec2Errors.UnknownFilter);

    /// <summary>The name, such as <c>al2023-ami-2023.9.20251110.1-kernel-6.1-x86_64</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The alias of the owner, such as <c>amazon</c>; null where the owner has none.</summary>
    public string? OwnerAlias { get; init; }

    /// <summary>The architecture of the processors that run it.</summary>
    public required ImageArchitecture Architecture { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>Whether everybody may use it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether its operating system is Windows.</summary>
    public bool IsWindows { get; init; }

    /// <summary>Whether its instances require tokens of the metadata service unless a launch says otherwise.</summary>
    public bool RequiresMetadataTokens { get; init; }

    /// <summary>The device name of the root volume.</summary>
    public required string RootDevice { get; init; }

    /// <summary>The id of the snapshot that the root volume is made from.</summary>
    public required string RootSnapshotId { get; init; }

    /// <summary>The size of the root volume, in GiB.</summary>
    public required int RootSize { get; init; }

    /// <summary>The type of the root volume.</summary>
    public required VolumeType RootType { get; init; }

    /// <summary>The operating system as bills name it.</summary>
    public string PlatformDetails => IsWindows ? "Windows" : "Linux/UNIX";

    /// <summary>The operation as bills name it.</summary>
    public string UsageOperation => IsWindows ? "RunInstances:0002" : "RunInstances";

    /// <summary>The image with this id that a call sees: a public one, or one of the caller's account.</summary>
    public static Image? Find(Call call, string id) => PublicImages.In(call.Region).GetValueOrDefault(id) ?? call.View.Find<Image>(call.Place, id);

    /// <inheritdoc />
    /// <remarks>Not even an image of another account needs that account's policies: its launch permissions decide who sees it, the caller's policies who may use it.</remarks>
    AccountId? IResource.Owner => null;

    /// <inheritdoc />
    static Reference<Image> IResource<Image>.Resolve(string name, Call call) => new(name, Kind.ArnOf(call.Place, name), Find(call, name));

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Image>.OwnConditions(WorldView view) =>
    [
        new("ec2:ImageID", Id),
        new("ec2:ImageType", "machine"),
        new("ec2:Owner", OwnerAlias ?? Account.ToString()),
        new("ec2:Public", IsPublic ? "true" : "false"),
        new("ec2:RootDeviceType", "ebs"),
    ];
}

/// <summary>The architectures of processors.</summary>
[NotEmulated("i386", "x86_64_mac", "arm64_mac")]
internal enum ImageArchitecture
{
    /// <summary>x86 with 64 bits.</summary>
    [Wire("x86_64")]
    X86,

    /// <summary>Arm with 64 bits.</summary>
    [Wire("arm64")]
    Arm,
}
