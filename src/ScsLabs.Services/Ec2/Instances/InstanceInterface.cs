namespace ScsLabs.Services.Ec2;

/// <summary>A network interface of an instance in an answer about the instance.</summary>
internal sealed record InstanceInterface(
    string NetworkInterfaceId,
    string SubnetId,
    string VpcId,
    string Description,
    string OwnerId,
    string Status,
    string MacAddress,
    string PrivateIpAddress,
    string? PrivateDnsName,
    bool SourceDestCheck,
    string InterfaceType,
    InstanceInterfaceAssociation? Association,
    InstanceInterfaceAttachment Attachment,
    [Wire("groupSet")] IReadOnlyList<GroupIdentifier> Groups,
    [Wire("privateIpAddressesSet")] IReadOnlyList<InstancePrivateIpAddress> PrivateIpAddresses)
{
    /// <summary>Shows an attached interface.</summary>
    public static InstanceInterface Of(NetworkInterface one, WorldView view)
    {
        var (seen, attachment) = (NetworkInterfaceView.Of(one, view), one.Attachment!);
        var association = seen.Association is { } known ? new InstanceInterfaceAssociation(known.IpOwnerId, known.PublicIp, known.PublicDnsName) : null;
        return new(
            seen.NetworkInterfaceId,
            seen.SubnetId,
            seen.VpcId,
            seen.Description,
            seen.OwnerId,
            seen.Status,
            seen.MacAddress,
            seen.PrivateIpAddress,
            seen.PrivateDnsName,
            seen.SourceDestCheck,
            seen.InterfaceType,
            association,
            new(attachment.Id, attachment.DeviceIndex, 0, "attached", attachment.AttachTime, attachment.DeleteOnTermination),
            seen.Groups,
            [.. seen.PrivateIpAddresses.Select(own => new InstancePrivateIpAddress(own.PrivateIpAddress, own.Primary, own.Primary ? seen.PrivateDnsName : null, own.Primary ? association : null))]);
    }
}

/// <summary>The public address of an instance's interface in an answer.</summary>
internal sealed record InstanceInterfaceAssociation(string IpOwnerId, string PublicIp, string PublicDnsName);

/// <summary>The attachment of an instance's interface in an answer.</summary>
internal sealed record InstanceInterfaceAttachment(string AttachmentId, int DeviceIndex, int NetworkCardIndex, string Status, DateTimeOffset AttachTime, bool DeleteOnTermination);

/// <summary>A private address of an instance's interface in an answer.</summary>
internal sealed record InstancePrivateIpAddress(string PrivateIpAddress, bool Primary, string? PrivateDnsName, InstanceInterfaceAssociation? Association);
