namespace ScsLabs.Services.Ec2;

/// <summary>Makes an image of snapshots of the caller's.</summary>
/// <remarks>
/// Errors: InvalidAMIName.Malformed, InvalidAMIName.Duplicate, InvalidBlockDeviceMapping, InvalidSnapshot.NotFound, IncorrectState, AuthFailure, MissingParameter, InvalidParameterCombination.
/// Source: EC2 API Reference, RegisterImage.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record RegisterImage(string Name, string? Description = null, string? RootDeviceName = null, bool DryRun = false)
{
    /// <summary>The place of an image on instance store, which isn't emulated; empty for none.</summary>
    public string? ImageLocation { get; init; }

    /// <summary>The architecture; null for the oldest, which isn't emulated.</summary>
    public ImageArchitecture? Architecture { get; init; }

    /// <summary>The kind of virtualization; null for the oldest, which isn't emulated.</summary>
    public string? VirtualizationType { get; init; }

    /// <summary>Whether instances have enhanced networking.</summary>
    public bool? EnaSupport { get; init; }

    /// <summary>Whether instances have enhanced networking of the older kind; all have.</summary>
    public string? SriovNetSupport { get; init; }

    /// <summary><c>v2.0</c> where instances require tokens of the metadata service.</summary>
    public ImdsSupport? ImdsSupport { get; init; }

    /// <summary>The devices: the root's is a snapshot.</summary>
    [Wire("BlockDeviceMapping")]
    public IReadOnlyList<BlockDeviceRequest>? BlockDeviceMappings { get; init; }

    /// <summary>The tags.</summary>
    [Wire("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    internal sealed record Result(string ImageId);

    internal static IEnumerable<Ask> Asks(RegisterImage request, Call call)
    {
        Creation.RequireKinds(request.TagSpecifications, ResourceType.Image);
        var snapshots = (request.BlockDeviceMappings ?? []).Select(one => one.Ebs?.SnapshotId).OfType<string>().Distinct(StringComparer.Ordinal);
        return
        [
            .. Image.Asks(call, nameof(RegisterImage), request.TagSpecifications),
            .. snapshots.Select(id => Reference<Snapshot>.Of(id, call)).Select(snapshot => snapshot.Ask("ec2:RegisterImage")),
        ];
    }

    internal static Result Handle(RegisterImage request, Call call, Draft draft)
    {
        ImageName.RequireNew(request.Name, call);
        if (!string.IsNullOrEmpty(request.ImageLocation))
        {
            throw AwsException.NotEmulated("an image on instance store");
        }

        if (request.Architecture is not { } architecture || request.VirtualizationType is not "hvm")
        {
            throw AwsException.NotEmulated("an image of another architecture than x86_64 and arm64, or of another virtualization than hvm");
        }

        var device = request.RootDeviceName ?? throw Ec2Errors.MissingParameter("rootDeviceName");
        var disks = BlockDevices.Checked(request.BlockDeviceMappings, [device]).Where(one => one.NoDevice is null).Select(one => ImageDisk.Of(one, call)).ToList();
        var root = disks.Find(disk => disk.Device == device) is { SnapshotId: not null } found ? found : throw BlockDevices.Invalid($"No snapshot is specified for the root device '{device}'");
        var image = new Image
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(Image.Kind.Prefix),
            Name = request.Name,
            Description = Image.Checked(request.Description),
            Architecture = architecture,
            CreationDate = call.Timestamp,
            RequiresMetadataTokens = request.ImdsSupport is not null,
            HasEna = request.EnaSupport == true,
            State = ImageState.Pending,
            Root = root,
            Data = [.. disks.Where(disk => disk != root)],
            Tags = Creation.Tags<Image>(request.TagSpecifications),
        };
        draft.Put(image);
        return new(image.Id);
    }
}

/// <summary>The version of the metadata service that an image's instances require.</summary>
internal enum ImdsSupport
{
    /// <summary>The version with tokens.</summary>
    [Wire("v2.0")]
    V2,
}
