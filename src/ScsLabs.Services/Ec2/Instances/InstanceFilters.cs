using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>The filters of instances: those of the instance itself, and the interfaces' with a prefix.</summary>
internal static class InstanceFilters
{
    private const string InterfacePrefix = "network-interface.";

    /// <summary>The filters.</summary>
    public static ResourceFilters<Instance> All { get; } = new(Own().Concat(Interfaces()).ToDictionary(StringComparer.Ordinal), Ec2Errors.UnknownFilter)
    {
        Unmatched =
        [
            "affinity", "boot-mode", "capacity-reservation-id", "capacity-reservation-specification.capacity-reservation-preference",
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
            "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn", "current-instance-boot-mode", "host-id",
            "instance-lifecycle", "ipv6-address", "kernel-id",
            "network-interface.addresses.association.carrier-ip", "network-interface.addresses.association.customer-owned-ip", "network-interface.association.carrier-ip",
            "network-interface.association.customer-owned-ip", "network-interface.ipv4-prefixes.ipv4-prefix", "network-interface.ipv6-address",
            "network-interface.ipv6-addresses.is-primary-ipv6", "network-interface.ipv6-prefixes.ipv6-prefix", "network-interface.outpost-arn", "operator.principal", "outpost-arn",
            "placement-group-name", "placement-partition-number", "product-code", "product-code.type", "ramdisk-id", "requester-id", "spot-instance-request-id", "tpm-support",
        ],
    };

    private static Dictionary<string, Func<Instance, WorldView, IEnumerable<string>>> Own() => new(StringComparer.Ordinal)
    {
        ["architecture"] = (instance, _) => [instance.Image.Architecture.ToWire()],
        ["availability-zone"] = (instance, _) => [instance.AvailabilityZone],
        ["availability-zone-id"] = (instance, _) => [AvailabilityZones.IdOf(instance.AvailabilityZone)],
        ["block-device-mapping.attach-time"] = (instance, view) => Volumes(instance, view).Select(volume => ImageView.Date(volume.Attachment!.AttachTime)),
        ["block-device-mapping.delete-on-termination"] = (instance, view) => Volumes(instance, view).Select(volume => Flag(volume.Attachment!.DeleteOnTermination)),
        ["block-device-mapping.device-name"] = (instance, view) => Volumes(instance, view).Select(volume => volume.Attachment!.Device),
        ["block-device-mapping.status"] = (instance, view) => Volumes(instance, view).Select(_ => "attached"),
        ["block-device-mapping.volume-id"] = (instance, view) => Volumes(instance, view).Select(volume => volume.Id),
        ["client-token"] = (instance, _) => instance.ClientToken is { } token ? [token] : [],
        ["dns-name"] = (instance, view) => Primary(instance, view, one => DnsNames.Public(one, view)),
        ["ebs-optimized"] = (instance, _) => [Flag(instance.EbsOptimized)],
        ["ena-support"] = (_, _) => ["true"],
        ["enclave-options.enabled"] = (_, _) => [Flag(false)],
        ["hibernation-options.configured"] = (_, _) => [Flag(false)],
        ["hypervisor"] = (_, _) => ["xen"],
        ["iam-instance-profile.arn"] = (instance, view) => InstanceProfileAssociation.Of(instance, view) is { } association ? [association.ProfileArn] : [],
        ["iam-instance-profile.id"] = (instance, view) => InstanceProfileAssociation.Of(instance, view) is { } association ? [association.ProfileId] : [],
        ["image-id"] = (instance, _) => [instance.Image.Id],
        ["instance-id"] = (instance, _) => [instance.Id],
        ["instance-state-code"] = (instance, _) => [Number((int)instance.State)],
        ["instance-state-name"] = (instance, _) => [instance.State.ToWire()],
        ["instance-type"] = (instance, _) => [instance.InstanceType],
        ["instance.group-id"] = (instance, view) => instance.PrimaryInterface(view)?.GroupIds ?? [],
        ["instance.group-name"] = (instance, view) => instance.PrimaryInterface(view) is { } one ? one.GroupIds.Select(id => view.Find<SecurityGroup>(one.Place, id)!.GroupName) : [],
        ["ip-address"] = (instance, view) => Primary(instance, view, one => one.PublicAddress(view)?.ToString()),
        ["key-name"] = (instance, _) => instance.KeyPair is { } pair ? [pair.KeyName] : [],
        ["launch-index"] = (instance, _) => [Number(instance.LaunchIndex)],
        ["launch-time"] = (instance, _) => [ImageView.Date(instance.LaunchTime)],
        ["maintenance-options.auto-recovery"] = (_, _) => ["default"],
        ["metadata-options.http-endpoint"] = (instance, _) => [MetadataOptions.Switch(instance.MetadataOptions.IsEnabled).ToWire()],
        ["metadata-options.http-protocol-ipv4"] = (_, _) => ["enabled"],
        ["metadata-options.http-protocol-ipv6"] = (_, _) => ["disabled"],
        ["metadata-options.http-put-response-hop-limit"] = (instance, _) => [Number(instance.MetadataOptions.HopLimit)],
        ["metadata-options.http-tokens"] = (instance, _) => [instance.MetadataOptions.Tokens.ToWire()],
        ["metadata-options.instance-metadata-tags"] = (instance, _) => [MetadataOptions.Switch(instance.MetadataOptions.HasTags).ToWire()],
        ["metadata-options.state"] = (_, _) => ["applied"],
        ["monitoring-state"] = (instance, _) => [instance.IsMonitored ? "enabled" : "disabled"],
        ["network-performance-options.bandwidth-weighting"] = (_, _) => ["default"],
        ["operator.managed"] = (_, _) => [Flag(false)],
        ["owner-id"] = (instance, _) => [instance.Account.ToString()],
        ["platform"] = (instance, _) => instance.Image.IsWindows ? ["windows"] : [],
        ["platform-details"] = (instance, _) => [instance.Image.PlatformDetails],
        ["private-dns-name"] = (instance, view) => Primary(instance, view, one => DnsNames.Private(one, view)),
        ["private-dns-name-options.enable-resource-name-dns-a-record"] = (_, _) => [Flag(false)],
        ["private-dns-name-options.enable-resource-name-dns-aaaa-record"] = (_, _) => [Flag(false)],
        ["private-dns-name-options.hostname-type"] = (_, _) => ["ip-name"],
        ["private-ip-address"] = (instance, view) => Primary(instance, view, one => one.Addresses[0].ToString()),
        ["reason"] = (instance, _) => [instance.TransitionReason],
        ["reservation-id"] = (instance, _) => [instance.ReservationId],
        ["root-device-name"] = (instance, _) => [instance.Image.RootDevice],
        ["root-device-type"] = (_, _) => ["ebs"],
        ["source-dest-check"] = (instance, view) => Primary(instance, view, one => Flag(one.SourceDestCheck)),
        ["state-reason-code"] = (instance, _) => instance.StateReason is { } reason ? [reason.Code] : [],
        ["state-reason-message"] = (instance, _) => instance.StateReason is { } reason ? [reason.Message] : [],
        ["subnet-id"] = (instance, view) => Primary(instance, view, one => one.SubnetId),
        ["tenancy"] = (_, _) => [Tenancy.Default.ToWire()],
        ["usage-operation"] = (instance, _) => [instance.Image.UsageOperation],
        ["usage-operation-update-time"] = (instance, view) => Primary(instance, view, one => ImageView.Date(one.Attachment!.AttachTime)),
        ["virtualization-type"] = (_, _) => ["hvm"],
        ["vpc-id"] = (instance, view) => Primary(instance, view, one => one.VpcId),
    };

    /// <summary>The filters of interfaces, asked of all of an instance's, and those that only instances have.</summary>
    private static IEnumerable<KeyValuePair<string, Func<Instance, WorldView, IEnumerable<string>>>> Interfaces() =>
    [
        .. NetworkInterface.Filters.Names.Select(name => Each(name, (one, view) => NetworkInterface.Filters.Values(name, one, view))),
        .. ((string[])["allocation-id", "association-id", "ip-owner-id", "public-dns-name"]).Select(name => Each($"addresses.association.{name}", (one, view) => NetworkInterface.Filters.Values($"association.{name}", one, view))),
        Each("addresses.private-dns-name", (one, view) => NetworkInterface.Filters.Values("private-dns-name", one, view)),
        Each("public-dns-name", (one, view) => NetworkInterface.Filters.Values("association.public-dns-name", one, view)),
        Each("attachment.network-card-index", (_, _) => ["0"]),
        Each("deny-all-igw-traffic", (_, _) => [Flag(false)]),
        Each("ipv6-native", (_, _) => [Flag(false)]),
        Each("tag-key", (one, _) => one.Tags.Keys),
        Each("tag-value", (one, _) => one.Tags.Values),
    ];

    private static KeyValuePair<string, Func<Instance, WorldView, IEnumerable<string>>> Each(string name, Func<NetworkInterface, WorldView, IEnumerable<string>> values) =>
        new(InterfacePrefix + name, (instance, view) => instance.Interfaces(view).SelectMany(one => values(one, view)));

    private static IEnumerable<Volume> Volumes(Instance instance, WorldView view) => view.All(Volume.ByInstance, instance.Id);

    private static IEnumerable<string> Primary(Instance instance, WorldView view, Func<NetworkInterface, string?> value) =>
        instance.PrimaryInterface(view) is { } one && value(one) is { } text ? [text] : [];

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
