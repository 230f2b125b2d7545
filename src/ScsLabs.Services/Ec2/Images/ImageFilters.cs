using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>The filters of images.</summary>
internal static class ImageFilters
{
    /// <summary>The values of an image under each filter's name.</summary>
    public static IReadOnlyDictionary<string, Func<Image, WorldView, IEnumerable<string>>> All { get; } = new Dictionary<string, Func<Image, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["architecture"] = (image, _) => [image.Architecture.ToWire()],
        ["block-device-mapping.delete-on-termination"] = (_, _) => ["true"],
        ["block-device-mapping.device-name"] = (image, _) => [image.RootDevice],
        ["block-device-mapping.encrypted"] = (_, _) => ["false"],
        ["block-device-mapping.snapshot-id"] = (image, _) => [image.RootSnapshotId],
        ["block-device-mapping.volume-size"] = (image, _) => [image.RootSize.ToString(CultureInfo.InvariantCulture)],
        ["block-device-mapping.volume-type"] = (image, _) => [image.RootType.ToWire()],
        ["creation-date"] = (image, _) => [ImageView.Date(image.CreationDate)],
        ["description"] = (image, _) => [image.Description],
        ["ena-support"] = (_, _) => ["true"],
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
        ["source-image-id"] = (_, _) => [],
        ["source-image-region"] = (_, _) => [],
        ["source-instance-id"] = (_, _) => [],
        ["sriov-net-support"] = (_, _) => ["simple"],
        ["state"] = (_, _) => ["available"],
        ["state-reason-code"] = (_, _) => [],
        ["state-reason-message"] = (_, _) => [],
        ["virtualization-type"] = (_, _) => ["hvm"],
    };
}
