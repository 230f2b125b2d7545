namespace ScsLabs.Services.Ec2;

/// <summary>A network interface in an answer.</summary>
internal sealed record NetworkInterfaceView(
    string NetworkInterfaceId,
    string SubnetId,
    string VpcId,
    string AvailabilityZone,
    string Description,
    string OwnerId,
    string? RequesterId,
    bool RequesterManaged,
    string Status,
    string MacAddress,
    string PrivateIpAddress,
    bool SourceDestCheck,
    string InterfaceType,
    NetworkInterfaceAssociation? Association,
    NetworkInterfaceAttachment? Attachment,
    string? PrivateDnsName,
    [Wire("groupSet")] IReadOnlyList<GroupIdentifier> Groups,
    [Wire("privateIpAddressesSet")] IReadOnlyList<PrivateIpAddressView> PrivateIpAddresses,
    [Wire("tagSet")] IReadOnlyList<Tag>? TagSet)
{
    /// <summary>Shows an interface.</summary>
    public static NetworkInterfaceView Of(NetworkInterface one, WorldView view) => new(
        one.Id,
        one.SubnetId,
        one.VpcId,
        one.AvailabilityZone,
        one.Description,
        one.Account.ToString(),
        one.RequesterId,
        one.IsRequesterManaged,
        one.Status,
        one.MacAddress,
        one.Addresses[0].ToString(),
        one.SourceDestCheck,
        one.InterfaceType,
        NetworkInterfaceAssociation.Of(one, view),
        one.Attachment is { } attachment ? new(attachment.Id, attachment.InstanceId, one.Account.ToString(), attachment.DeviceIndex, 0, "attached", attachment.AttachTime, attachment.DeleteOnTermination) : null,
        DnsNames.Private(one, view),
        [.. one.GroupIds.Select(id => new GroupIdentifier(id, view.Find<SecurityGroup>(one.Place, id)!.GroupName))],
        [.. one.Addresses.Select((own, index) => new PrivateIpAddressView(own.ToString(), Primary: index == 0))],
        one.Tags.View());
}

/// <summary>The public address of an interface in an answer. Only an elastic address has ids and is the account's.</summary>
internal sealed record NetworkInterfaceAssociation(string? AllocationId, string? AssociationId, string IpOwnerId, string PublicIp, string PublicDnsName)
{
    /// <summary>Shows the address; null where there is none.</summary>
    public static NetworkInterfaceAssociation? Of(NetworkInterface one, WorldView view)
    {
        var name = DnsNames.Public(one, view) ?? "";
        return view.Find(ElasticIp.ByInterface, one.Id) is { } address ? new(address.Id, address.Association!.Id, address.Account.ToString(), address.PublicIp.ToString(), name)
            : one.PublicIp is { } own ? new(null, null, "amazon", own.ToString(), name)
            : null;
    }
}

/// <summary>The attachment of an interface in an answer.</summary>
internal sealed record NetworkInterfaceAttachment(
    string AttachmentId, string InstanceId, string InstanceOwnerId, int DeviceIndex, int NetworkCardIndex, string Status, DateTimeOffset AttachTime, bool DeleteOnTermination);

/// <summary>A security group of an interface in an answer.</summary>
internal sealed record GroupIdentifier(string GroupId, string GroupName);

/// <summary>A private address of an interface in an answer.</summary>
internal sealed record PrivateIpAddressView(string PrivateIpAddress, bool Primary);
