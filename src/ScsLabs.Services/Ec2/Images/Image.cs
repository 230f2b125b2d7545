namespace ScsLabs.Services.Ec2;

/// <summary>An Amazon Machine Image: what an instance's first disk is made from.</summary>
internal sealed record Image : Ec2Resource, IEc2Resource<Image>, IDueRow
{
    /// <summary>The time for which an image is being made: longer than its snapshots are. It is the emulator's choice, since AWS's varies.</summary>
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.Image, "ami-", "imageId", "InvalidAMIID.NotFound", "The image id") { MalformedCode = "InvalidAMIID.Malformed", HasAccount = false, HasBrackets = true };

    /// <summary>Finds the images that are shared with an account, or with everybody.</summary>
    public static RowIndex<Image, (string Region, AccountId? With)> BySharing { get; } = new(image => [.. image.SharedWith.Select(account => (image.Region, (AccountId?)account)), .. image.IsPublic ? [(image.Region, (AccountId?)null)] : Array.Empty<(string, AccountId?)>()]);

    /// <summary>Finds the images that need a snapshot.</summary>
    public static RowIndex<Image, string> BySnapshot { get; } = new(image => image.Disks.Select(disk => disk.SnapshotId).OfType<string>().Distinct(StringComparer.Ordinal));

    /// <summary>Finds an account's image in a Region by its name.</summary>
    public static RowIndex<Image, (Place Place, string Name)> ByName { get; } = new(image => [(image.Place, image.Name)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Image>> Indexes => [AnyPlace<Image>.ById, BySharing, BySnapshot, ByName];

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

    /// <summary>Whether its instances have enhanced networking.</summary>
    public bool HasEna { get; init; } = true;

    /// <summary>The accounts that may launch it, beside the owner.</summary>
    public ImmutableHashSet<AccountId> SharedWith { get; init; } = [];

    /// <summary>The state.</summary>
    public ImageState State { get; init; } = ImageState.Available;

    /// <summary>The reason of the state; null while it can be used.</summary>
    public StateReason? StateReason { get; init; }

    /// <summary>The instance that it was made of; null for none.</summary>
    public string? SourceInstanceId { get; init; }

    /// <summary>The image that it was copied from, or that its instance was launched of; null for none.</summary>
    public string? SourceImageId { get; init; }

    /// <summary>That image's Region.</summary>
    public string? SourceImageRegion { get; init; }

    /// <summary>What the root volume is made from.</summary>
    public required ImageDisk Root { get; init; }

    /// <summary>What the volumes beside it are made from.</summary>
    public ImmutableArray<ImageDisk> Data { get; init; } = [];

    /// <summary>What all volumes are made from, the root first.</summary>
    public IEnumerable<ImageDisk> Disks => [Root, .. Data];

    /// <summary>The device name of the root volume.</summary>
    public string RootDevice => Root.Device;

    /// <summary>The operating system as bills name it.</summary>
    public string PlatformDetails => IsWindows ? "Windows" : "Linux/UNIX";

    /// <summary>The operation as bills name it.</summary>
    public string UsageOperation => IsWindows ? "RunInstances:0002" : "RunInstances";

    /// <inheritdoc />
    public DateTimeOffset? DueAt => State == ImageState.Pending ? CreationDate + Transition : null;

    /// <inheritdoc />
    public void OnDue(DueTurn due) =>
        due.Draft.Put(Disks.Any(disk => disk.SnapshotId is { } id && due.Draft.Find<Snapshot>(Place, id) is { State: SnapshotState.Error })
            ? this with { State = ImageState.Failed, StateReason = new("Client.InternalError", "Given key ID is not accessible") }
            : this with { State = ImageState.Available });

    /// <summary>The image with this id that a call sees: one of the caller's account, or one that is public or shared with it and allowed there. Others' tags aren't seen.</summary>
    public static Image? Find(Call call, string region, string id) =>
        InRegion(call.View, region, id) is not { } image || !image.IsSeenBy(call) ? null
        : image.Account == call.Account ? image
        : image with { Tags = TagSets.Rules.None };

    /// <summary>The image that a launch names: by its id, or by a parameter that has it.</summary>
    /// <exception cref="AwsException">The parameter can't be read.</exception>
    public static Reference<Image> ToLaunch(string name, Call call) => ImageParameter.Resolve(name, call);

    /// <summary>Whether a call sees it.</summary>
    public bool IsSeenBy(Call call) =>
        Account == call.Account || ((IsPublic || SharedWith.Contains(call.Account)) && AllowedImages.Of(new(call.Account, Region), call.View).Admit(this, call.Now));

    /// <summary>Throws unless it is the caller's own.</summary>
    /// <exception cref="AwsException">It is another account's.</exception>
    public void RequireOwn(Call call)
    {
        if (Account != call.Account)
        {
            throw Ec2Errors.ManagedByService();
        }
    }

    /// <summary>The image that it goes back to: what it was copied or made of, and that again, as far as it is there.</summary>
    public Image Origin(WorldView view) => SourceImageId is { } id && InRegion(view, SourceImageRegion ?? Region, id) is { } source ? source.Origin(view) : this;

    /// <summary>Throws unless it can be used.</summary>
    /// <exception cref="AwsException">It can't.</exception>
    public void RequireAvailable()
    {
        if (State != ImageState.Available)
        {
            throw new AwsException("InvalidAMIID.Unavailable", 400, $"The image id '[{Id}]' is in the '{State.ToWire()}' state");
        }
    }

    /// <summary>The asks for a new image.</summary>
    public static IEnumerable<Ask> Asks(Call call, string operation, IReadOnlyList<TagSpecification>? specifications) =>
        Creation.OneOf<Image>(call, operation, specifications, new Condition("ec2:Owner", call.Account.ToString()));

    /// <summary>The description of a request.</summary>
    /// <exception cref="AwsException">It is too long.</exception>
    public static string Checked(string? description) => description is { Length: > ImageName.LongestDescription }
        ? throw Ec2Errors.InvalidParameterValue($"Invalid description length. Description must be less than {ImageName.LongestDescription} characters.")
        : description ?? "";

    /// <summary>The error for launching what isn't there, or what the account has no permission to launch.</summary>
    public static AwsException CannotLaunch(string id, Call call) =>
        InRegion(call.View, call.Region, id) is null ? Kind.NotFound(id) : new("AuthFailure", 400, $"Not authorized for images: [{id}]");

    /// <inheritdoc />
    /// <remarks>Not even an image of another account needs that account's policies: its launch permissions decide who sees it, the caller's policies who may use it.</remarks>
    AccountId? IResource.Owner => null;

    /// <inheritdoc />
    static Reference<Image> IResource<Image>.Resolve(string name, Call call) => new(name, Kind.ArnOf(call.Place, name), Find(call, call.Region, name));

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Image>.OwnConditions(WorldView view) =>
    [
        new("ec2:ImageID", Id),
        new("ec2:ImageType", "machine"),
        new("ec2:Owner", OwnerAlias ?? Account.ToString()),
        new("ec2:Public", IsPublic ? "true" : "false"),
        new("ec2:RootDeviceType", "ebs"),
    ];

    private static Image? InRegion(WorldView view, string region, string id) =>
        PublicImages.In(region).GetValueOrDefault(id) ?? (view.Find(AnyPlace<Image>.ById, id) is { } image && image.Region == region ? image : null);
}

/// <summary>The states of an image.</summary>
[NotEmulated("invalid", "deregistered", "transient", "error", "disabled")]
internal enum ImageState
{
    /// <summary>It is being made.</summary>
    [Wire("pending")]
    Pending,

    /// <summary>Instances can be launched of it.</summary>
    [Wire("available")]
    Available,

    /// <summary>It couldn't be made.</summary>
    [Wire("failed")]
    Failed,
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
