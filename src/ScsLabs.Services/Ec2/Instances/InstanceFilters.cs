using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>The filters of instances: those of the instance itself, and the interfaces' with a prefix.</summary>
internal static class InstanceFilters
{
    private const string InterfacePrefix = "network-interface.";

    /// <summary>The values of an instance under each filter's name.</summary>
    public static IReadOnlyDictionary<string, Func<Instance, WorldView, IEnumerable<string>>> All { get; } = Own().Concat(Interfaces()).ToDictionary(StringComparer.Ordinal);

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
        ["hypervisor"] = (_, _) => ["xen"],
        ["image-id"] = (instance, _) => [instance.Image.Id],
        ["instance-id"] = (instance, _) => [instance.Id],
        ["instance-state-code"] = (instance, _) => [Number((int)instance.State)],
        ["instance-state-name"] = (instance, _) => [instance.State.ToWire()],
        ["instance-type"] = (instance, _) => [instance.InstanceType],
        ["instance.group-id"] = (instance, view) => instance.PrimaryInterface(view)?.GroupIds ?? [],
        ["instance.group-name"] = (instance, view) => instance.PrimaryInterface(view) is { } one ? one.GroupIds.Select(id => view.Find<SecurityGroup>(one.Place, id)!.GroupName) : [],
        ["ip-address"] = (instance, view) => Primary(instance, view, one => one.PublicAddress(view)?.ToString()),
        ["launch-index"] = (instance, _) => [Number(instance.LaunchIndex)],
        ["launch-time"] = (instance, _) => [ImageView.Date(instance.LaunchTime)],
        ["metadata-options.http-endpoint"] = (instance, _) => [MetadataOptions.Switch(instance.MetadataOptions.IsEnabled).ToWire()],
        ["metadata-options.http-put-response-hop-limit"] = (instance, _) => [Number(instance.MetadataOptions.HopLimit)],
        ["metadata-options.http-tokens"] = (instance, _) => [instance.MetadataOptions.Tokens.ToWire()],
        ["metadata-options.instance-metadata-tags"] = (instance, _) => [MetadataOptions.Switch(instance.MetadataOptions.HasTags).ToWire()],
        ["metadata-options.state"] = (_, _) => ["applied"],
        ["monitoring-state"] = (instance, _) => [instance.IsMonitored ? "enabled" : "disabled"],
        ["owner-id"] = (instance, _) => [instance.Account.ToString()],
        ["platform"] = (instance, _) => instance.Image.IsWindows ? ["windows"] : [],
        ["platform-details"] = (instance, _) => [instance.Image.PlatformDetails],
        ["private-dns-name"] = (instance, view) => Primary(instance, view, one => DnsNames.Private(one, view)),
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
        ["virtualization-type"] = (_, _) => ["hvm"],
        ["vpc-id"] = (instance, view) => Primary(instance, view, one => one.VpcId),
    };

    /// <summary>The filters of interfaces, asked of all of an instance's.</summary>
    private static IEnumerable<KeyValuePair<string, Func<Instance, WorldView, IEnumerable<string>>>> Interfaces() => NetworkInterface.Filters.Names.Select(name =>
        KeyValuePair.Create<string, Func<Instance, WorldView, IEnumerable<string>>>(InterfacePrefix + name, (instance, view) => instance.Interfaces(view).SelectMany(one => NetworkInterface.Filters.Values(name, one, view))));

    private static IEnumerable<Volume> Volumes(Instance instance, WorldView view) => view.All(Volume.ByInstance, instance.Id);

    private static IEnumerable<string> Primary(Instance instance, WorldView view, Func<NetworkInterface, string?> value) =>
        instance.PrimaryInterface(view) is { } one && value(one) is { } text ? [text] : [];

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
