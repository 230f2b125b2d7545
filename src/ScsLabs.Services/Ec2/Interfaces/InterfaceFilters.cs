using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>The filters of network interfaces.</summary>
internal static class InterfaceFilters
{
    /// <summary>The values of an interface under each filter's name.</summary>
    public static ResourceFilters<NetworkInterface> All { get; } = new(
        new Dictionary<string, Func<NetworkInterface, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["addresses.association.owner-id"] = (one, view) => NetworkInterfaceAssociation.Of(one, view) is { } association ? [association.IpOwnerId] : [],
            ["addresses.association.public-ip"] = (one, view) => Public(one, view),
            ["addresses.primary"] = (one, _) => one.Addresses.Select((_, index) => index == 0 ? "true" : "false"),
            ["addresses.private-ip-address"] = (one, _) => one.Addresses.Select(address => address.ToString()),
            ["association.allocation-id"] = (one, view) => OfAddress(one, view, address => address.Id),
            ["association.association-id"] = (one, view) => OfAddress(one, view, address => address.Association!.Id),
            ["association.ip-owner-id"] = (one, view) => NetworkInterfaceAssociation.Of(one, view) is { } association ? [association.IpOwnerId] : [],
            ["association.public-dns-name"] = (one, view) => DnsNames.Public(one, view) is { } name ? [name] : [],
            ["association.public-ip"] = (one, view) => Public(one, view),
            ["attachment.attach-time"] = (one, _) => one.Attachment is { } attachment ? [ImageView.Date(attachment.AttachTime)] : [],
            ["attachment.attachment-id"] = (one, _) => one.Attachment is { } attachment ? [attachment.Id] : [],
            ["attachment.delete-on-termination"] = (one, _) => one.Attachment is { } attachment ? [attachment.DeleteOnTermination ? "true" : "false"] : [],
            ["attachment.device-index"] = (one, _) => one.Attachment is { } attachment ? [attachment.DeviceIndex.ToString(CultureInfo.InvariantCulture)] : [],
            ["attachment.instance-id"] = (one, _) => one.Attachment is { } attachment ? [attachment.InstanceId] : [],
            ["attachment.instance-owner-id"] = (one, _) => one.Attachment is null ? [] : [one.Account.ToString()],
            ["attachment.status"] = (one, _) => one.Attachment is null ? [] : ["attached"],
            ["availability-zone"] = (one, _) => [one.AvailabilityZone],
            ["availability-zone-id"] = (one, _) => [AvailabilityZones.IdOf(one.AvailabilityZone)],
            ["description"] = (one, _) => [one.Description],
            ["group-id"] = (one, _) => one.GroupIds,
            ["group-name"] = (one, view) => one.GroupIds.Select(id => view.Find<SecurityGroup>(one.Place, id)!.GroupName),
            ["interface-type"] = (one, _) => [one.InterfaceType],
            ["mac-address"] = (one, _) => [one.MacAddress],
            ["network-interface-id"] = (one, _) => [one.Id],
            ["operator.managed"] = (_, _) => ["false"],
            ["owner-id"] = (one, _) => [one.Account.ToString()],
            ["private-ip-address"] = (one, _) => [one.Addresses[0].ToString()],
            ["private-dns-name"] = (one, view) => DnsNames.Private(one, view) is { } name ? [name] : [],
            ["requester-id"] = (one, _) => one.RequesterId is { } requester ? [requester] : [],
            ["requester-managed"] = (one, _) => [one.IsRequesterManaged ? "true" : "false"],
            ["source-dest-check"] = (one, _) => [one.SourceDestCheck ? "true" : "false"],
            ["status"] = (one, _) => [one.Status],
            ["subnet-id"] = (one, _) => [one.SubnetId],
            ["vpc-id"] = (one, _) => [one.VpcId],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched = ["ipv6-addresses.ipv6-address", "operator.principal"],
    };

    private static IEnumerable<string> Public(NetworkInterface one, WorldView view) => one.PublicAddress(view) is { } address ? [address.ToString()] : [];

    private static IEnumerable<string> OfAddress(NetworkInterface one, WorldView view, Func<ElasticIp, string> value) => view.Find(ElasticIp.ByInterface, one.Id) is { } address ? [value(address)] : [];
}
