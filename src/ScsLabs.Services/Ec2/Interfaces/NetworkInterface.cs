using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A network interface.</summary>
internal sealed record NetworkInterface : Ec2Resource, IEc2Resource<NetworkInterface>
{
    /// <summary>The maximum number of security groups. With the maximum of rules of each it stays below AWS's maximum of both together (1,000), which so needs no check.</summary>
    private const int MostGroups = 5;

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.NetworkInterface, "eni-", "networkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID") { MalformedCode = "InvalidNetworkInterfaceId.Malformed" };

    /// <summary>Finds the interfaces of a subnet.</summary>
    public static RowIndex<NetworkInterface, string> BySubnet { get; } = new(one => one.SubnetId);

    /// <summary>Finds the interfaces that have a security group.</summary>
    public static RowIndex<NetworkInterface, string> ByGroup { get; } = new(one => one.GroupIds);

    /// <summary>Finds a VPC's interface by a private address.</summary>
    public static RowIndex<NetworkInterface, (string VpcId, Ipv4 Address)> ByAddress { get; } = new(one => one.Addresses.Select(address => (one.VpcId, address)));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<NetworkInterface>> Indexes => [AnyPlace<NetworkInterface>.ById, BySubnet, ByGroup, ByAddress];

    /// <inheritdoc />
    public static ResourceFilters<NetworkInterface> Filters { get; } = new(
        new Dictionary<string, Func<NetworkInterface, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["addresses.association.owner-id"] = (one, view) => OfAddress(one, view, address => address.Account.ToString()),
            ["addresses.association.public-ip"] = (one, view) => OfAddress(one, view, address => address.PublicIp.ToString()),
            ["addresses.primary"] = (one, _) => one.Addresses.Select((_, index) => index == 0 ? "true" : "false"),
            ["addresses.private-ip-address"] = (one, _) => one.Addresses.Select(address => address.ToString()),
            ["association.allocation-id"] = (one, view) => OfAddress(one, view, address => address.Id),
            ["association.association-id"] = (one, view) => OfAddress(one, view, address => address.Association!.Id),
            ["association.ip-owner-id"] = (one, view) => OfAddress(one, view, address => address.Account.ToString()),
            ["association.public-ip"] = (one, view) => OfAddress(one, view, address => address.PublicIp.ToString()),
            ["availability-zone"] = (one, _) => [one.AvailabilityZone],
            ["availability-zone-id"] = (one, _) => [AvailabilityZones.IdOf(one.AvailabilityZone)],
            ["description"] = (one, _) => [one.Description],
            ["group-id"] = (one, _) => one.GroupIds,
            ["group-name"] = (one, view) => one.GroupIds.Select(id => view.Find<SecurityGroup>(one.Place, id)!.GroupName),
            ["interface-type"] = (_, _) => ["interface"],
            ["mac-address"] = (one, _) => [one.MacAddress],
            ["network-interface-id"] = (one, _) => [one.Id],
            ["operator.managed"] = (_, _) => ["false"],
            ["owner-id"] = (one, _) => [one.Account.ToString()],
            ["private-ip-address"] = (one, _) => [one.Addresses[0].ToString()],
            ["requester-managed"] = (_, _) => ["false"],
            ["source-dest-check"] = (one, _) => [one.SourceDestCheck ? "true" : "false"],
            ["status"] = (_, _) => ["available"],
            ["subnet-id"] = (one, _) => [one.SubnetId],
            ["vpc-id"] = (one, _) => [one.VpcId],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched =
        [
            "association.public-dns-name", "attachment.attach-time", "attachment.attachment-id", "attachment.delete-on-termination",
            "attachment.device-index", "attachment.instance-id", "attachment.instance-owner-id", "attachment.status",
            "ipv6-addresses.ipv6-address", "operator.principal", "private-dns-name", "requester-id",
        ],
    };

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The id of the subnet.</summary>
    public required string SubnetId { get; init; }

    /// <summary>The subnet's Availability Zone.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>The private addresses: the primary first.</summary>
    public required ImmutableArray<Ipv4> Addresses { get; init; }

    /// <summary>The ids of the security groups.</summary>
    public required ImmutableArray<string> GroupIds { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The MAC address, which the primary private address gives.</summary>
    public string MacAddress => string.Join(':', ((byte[])[0x02, 0x5c, .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder((int)Addresses[0].Value))]).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Whether it sends and takes only packets with its own address.</summary>
    public bool SourceDestCheck { get; init; } = true;

    /// <summary>The ids of the groups that a request names for an interface.</summary>
    /// <exception cref="AwsException">A group doesn't exist or is in another VPC, or there are too many.</exception>
    public static ImmutableArray<string> GroupsOf(IReadOnlyList<Reference<SecurityGroup>> groups, string vpcId, Call call)
    {
        var rows = groups.Select(group => group.OrNotFound(call)).ToList();
        if (rows.Exists(group => group.VpcId != vpcId))
        {
            throw Ec2Errors.OtherNetwork();
        }

        ImmutableArray<string> ids = [.. rows.Select(group => group.Id).Distinct(StringComparer.Ordinal)];
        return ids.Length <= MostGroups ? ids : throw Ec2Errors.LimitExceeded("SecurityGroupsPerInterface", "security groups per interface");
    }

    private static IEnumerable<string> OfAddress(NetworkInterface one, WorldView view, Func<ElasticIp, string> value) => view.Find(ElasticIp.ByInterface, one.Id) is { } address ? [value(address)] : [];

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<NetworkInterface>.OwnConditions(WorldView view) =>
    [
        new("ec2:NetworkInterfaceID", Id),
        new("ec2:Vpc", Vpc.Kind.ArnOf(Place, VpcId)),
        new("ec2:Subnet", Subnet.Kind.ArnOf(Place, SubnetId)),
        new("ec2:AvailabilityZone", AvailabilityZone),
    ];
}

/// <summary>A network interface in an answer.</summary>
internal sealed record NetworkInterfaceView(
    string NetworkInterfaceId,
    string SubnetId,
    string VpcId,
    string AvailabilityZone,
    string Description,
    string OwnerId,
    bool RequesterManaged,
    string Status,
    string MacAddress,
    string PrivateIpAddress,
    bool SourceDestCheck,
    string InterfaceType,
    NetworkInterfaceAssociation? Association,
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
        RequesterManaged: false,
        "available",
        one.MacAddress,
        one.Addresses[0].ToString(),
        one.SourceDestCheck,
        "interface",
        view.Find(ElasticIp.ByInterface, one.Id) is { } address ? new(address.Id, address.Association!.Id, address.Account.ToString(), address.PublicIp.ToString()) : null,
        [.. one.GroupIds.Select(id => new GroupIdentifier(id, view.Find<SecurityGroup>(one.Place, id)!.GroupName))],
        [.. one.Addresses.Select((own, index) => new PrivateIpAddressView(own.ToString(), Primary: index == 0))],
        one.Tags.View());
}

/// <summary>The public address of an interface in an answer.</summary>
internal sealed record NetworkInterfaceAssociation(string AllocationId, string AssociationId, string IpOwnerId, string PublicIp);

/// <summary>A security group of an interface in an answer.</summary>
internal sealed record GroupIdentifier(string GroupId, string GroupName);

/// <summary>A private address of an interface in an answer.</summary>
internal sealed record PrivateIpAddressView(string PrivateIpAddress, bool Primary);
