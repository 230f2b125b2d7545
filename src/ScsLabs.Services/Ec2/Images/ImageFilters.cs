using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>The filters of images.</summary>
internal static class ImageFilters
{
    /// <summary>The values of an image under each filter's name.</summary>
    public static IReadOnlyDictionary<string, Func<Image, WorldView, IEnumerable<string>>> All { get; } = new Dictionary<string, Func<Image, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["architecture"] = (image, _) => [image.Architecture.ToWire()],
        ["block-device-mapping.delete-on-termination"] = (image, _) => image.Disks.Select(disk => disk.DeleteOnTermination ? "true" : "false"),
        ["block-device-mapping.device-name"] = (image, _) => image.Disks.Select(disk => disk.Device),
        ["block-device-mapping.encrypted"] = (image, _) => image.Disks.Select(disk => disk.IsEncrypted ? "true" : "false"),
        ["block-device-mapping.snapshot-id"] = (image, _) => image.Disks.Select(disk => disk.SnapshotId).OfType<string>(),
        ["block-device-mapping.volume-size"] = (image, _) => image.Disks.Select(disk => disk.Size.ToString(CultureInfo.InvariantCulture)),
        ["block-device-mapping.volume-type"] = (image, _) => image.Disks.Select(disk => disk.Type.ToWire()),
        ["creation-date"] = (image, _) => [ImageView.Date(image.CreationDate)],
        ["description"] = (image, _) => [image.Description],
        ["ena-support"] = (image, _) => [image.HasEna ? "true" : "false"],
        ["free-tier-eligible"] = (image, _) => [image.IsPublic ? "true" : "false"],
        ["hypervisor"] = (_, _) => ["xen"],
        ["image-allowed"] = (_, _) => [],
        ["image-id"] = (image, _) => [image.Id],
        ["image-type"] = (_, _) => ["machine"],
        ["is-public"] = (image, _) => [image.IsPublic ? "true" : "false"],
        ["kernel-id"] = (_, _) => [],
        ["manifest-location"] = (image, _) => [ImageView.LocationOf(image)],
        ["name"] = (image, _) => [image.Name],
        ["owner-alias"] = (image, _) => image.OwnerAlias is { } alias ? [alias] : [],
        ["owner-id"] = (image, _) => [image.Account.ToString()],
        ["platform"] = (image, _) => image.IsWindows ? ["windows"] : [],
        ["product-code"] = (_, _) => [],
        ["product-code.type"] = (_, _) => [],
        ["ramdisk-id"] = (_, _) => [],
        ["root-device-name"] = (image, _) => [image.RootDevice],
        ["root-device-type"] = (_, _) => ["ebs"],
        ["source-image-id"] = (image, _) => image.SourceImageId is { } id ? [id] : [],
        ["source-image-region"] = (image, _) => image.SourceImageRegion is { } region ? [region] : [],
        ["source-instance-id"] = (image, _) => image.SourceInstanceId is { } id ? [id] : [],
        ["sriov-net-support"] = (_, _) => ["simple"],
        ["state"] = (image, _) => [image.State.ToWire()],
        ["state-reason-code"] = (image, _) => image.StateReason is { } reason ? [reason.Code] : [],
        ["state-reason-message"] = (image, _) => image.StateReason is { } reason ? [reason.Message] : [],
        ["virtualization-type"] = (_, _) => ["hvm"],
    };
}
