using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>Makes an image of an instance, with a snapshot of each of its volumes, which have their volumes' keys.</summary>
/// <remarks>
/// Errors: InvalidInstanceID.NotFound, IncorrectState, InvalidAMIName.Malformed, InvalidAMIName.Duplicate, InvalidBlockDeviceMapping, InvalidSnapshot.NotFound. Whether the instance is rebooted shows nowhere.
/// Source: EC2 API Reference, CreateImage.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CreateImage([Target<Instance>] string InstanceId, string Name, string? Description = null, bool? NoReboot = null, bool DryRun = false)
{
    /// <summary>Other devices than the instance's, and whether its own are deleted with new instances.</summary>
    [Wire("blockDeviceMapping")]
    public IReadOnlyList<BlockDeviceRequest>? BlockDeviceMappings { get; init; }

    /// <summary>The tags of the image and of the snapshots.</summary>
    [Wire("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    internal sealed record Result(string ImageId);

    internal static IEnumerable<Ask> Asks(CreateImage request, Reference<Instance> instance, Call call)
    {
        Creation.RequireKinds(request.TagSpecifications, ResourceType.Image, ResourceType.Snapshot);
        return
        [
            instance.Ask("ec2:CreateImage"),
            .. Image.Asks(call, nameof(CreateImage), request.TagSpecifications),
            .. Volumes(request, instance.Name, call.View).SelectMany(volume => Creation.OneOf<Snapshot>(
                call,
                nameof(CreateImage),
                request.TagSpecifications,
                [new("ec2:ParentVolume", Volume.Kind.ArnOf(volume.Place, volume.Id)), new("ec2:VolumeSize", volume.Specification.Size.ToString(CultureInfo.InvariantCulture))])),
        ];
    }

    internal static Result Handle(CreateImage request, Instance instance, Call call, Draft draft)
    {
        ImageName.RequireNew(request.Name, call);
        if (instance.State is not (InstanceState.Running or InstanceState.Stopped))
        {
            throw Ec2Errors.IncorrectState($"Instance '{instance.Id}' is not 'running' or 'stopped'.");
        }

        var given = BlockDevices.Checked(request.BlockDeviceMappings, draft.All(Volume.ByInstance, instance.Id).Select(volume => volume.Attachment!.Device));
        var disks = Volumes(request, instance.Id, draft).Select(volume => Taken(volume, request, given, call, draft)).ToList();
        var root = disks.Find(disk => disk.Device == instance.Image.RootDevice) ?? throw Ec2Errors.IncorrectState($"Instance '{instance.Id}' has no root volume.");
        var added = given.Where(one => one.NoDevice is null && disks.TrueForAll(disk => disk.Device != one.DeviceName)).Select(one => ImageDisk.Of(one, call));
        var image = new Image
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(Image.Kind.Prefix),
            Name = request.Name,
            Description = Image.Checked(request.Description),
            Architecture = instance.Image.Architecture,
            CreationDate = call.Timestamp,
            IsWindows = instance.Image.IsWindows,
            RequiresMetadataTokens = instance.Image.RequiresMetadataTokens,
            HasEna = instance.Image.HasEna,
            State = ImageState.Pending,
            SourceInstanceId = instance.Id,
            SourceImageId = instance.Image.Id,
            SourceImageRegion = instance.Image.Region,
            Root = root,
            Data = [.. disks.Where(disk => disk != root), .. added],
            Tags = Creation.Tags<Image>(request.TagSpecifications),
        };
        draft.Put(image);
        return new(image.Id);
    }

    /// <summary>The instance's volumes that the request doesn't leave out.</summary>
    private static List<Volume> Volumes(CreateImage request, string instanceId, WorldView view) =>
        [.. view.All(Volume.ByInstance, instanceId).Where(volume => request.BlockDeviceMappings?.Any(one => one.DeviceName == volume.Attachment!.Device && one.NoDevice is not null) != true)];

    private static ImageDisk Taken(Volume volume, CreateImage request, IReadOnlyList<BlockDeviceRequest> given, Call call, Draft draft)
    {
        var ebs = given.FirstOrDefault(one => one.DeviceName == volume.Attachment!.Device)?.Ebs ?? new();
        if (ebs with { DeleteOnTermination = null } != new EbsRequest())
        {
            throw BlockDevices.Invalid($"Only deleteOnTermination can be changed of the volume that is attached as '{volume.Attachment!.Device}'");
        }

        var snapshot = Snapshot.Of(volume, $"Created by CreateImage({volume.Attachment!.InstanceId}) for {request.Name}", Creation.Tags<Snapshot>(request.TagSpecifications), call);
        draft.Put(snapshot);
        var disk = ImageDisk.Of(volume, snapshot);
        return disk with { DeleteOnTermination = ebs.DeleteOnTermination ?? disk.DeleteOnTermination };
    }
}
