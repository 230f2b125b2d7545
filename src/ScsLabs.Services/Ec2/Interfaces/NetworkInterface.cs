using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A network interface.</summary>
internal sealed record NetworkInterface : Ec2Resource, IEc2Resource<NetworkInterface>
{
    /// <summary>The maximum number of security groups.</summary>
    private const int MostGroups = 5;

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.NetworkInterface, "eni-", "networkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID");

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
            ["addresses.private-ip-address"] = (one, _) => one.Addresses.Select(address => address.ToString()),
            ["availability-zone"] = (one, _) => [one.AvailabilityZone],
            ["description"] = (one, _) => [one.Description],
            ["group-id"] = (one, _) => one.GroupIds,
            ["group-name"] = (one, view) => one.GroupIds.Select(id => view.Find<SecurityGroup>(one.Place, id)!.GroupName),
            ["interface-type"] = (one, _) => [one.InterfaceType],
            ["mac-address"] = (one, _) => [one.MacAddress],
            ["network-interface-id"] = (one, _) => [one.Id],
            ["owner-id"] = (one, _) => [one.Account.ToString()],
            ["private-ip-address"] = (one, _) => [one.Addresses[0].ToString()],
            ["requester-id"] = (one, _) => one.RequesterId is { } requester ? [requester] : [],
            ["requester-managed"] = (one, _) => [one.IsRequesterManaged ? "true" : "false"],
            ["source-dest-check"] = (one, _) => [one.SourceDestCheck ? "true" : "false"],
            ["status"] = (one, _) => [one.Status],
            ["subnet-id"] = (one, _) => [one.SubnetId],
            ["vpc-id"] = (one, _) => [one.VpcId],
        },
        Ec2Errors.UnknownFilter);

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

    /// <summary>What the interface belongs to, in AWS's words: <c>interface</c> for those that users create.</summary>
    public string InterfaceType { get; init; } = "interface";

    /// <summary>Who created it for the account, such as a service for its NAT gateways; null where a user did.</summary>
    public string? RequesterId { get; init; }

    /// <summary>Whether a service manages it, so that users can't change or delete it.</summary>
    public bool IsRequesterManaged => RequesterId is not null;

    /// <summary>Whether something uses it.</summary>
    public string Status => IsRequesterManaged ? "in-use" : "available";

    /// <summary>An interface that a service creates in the account for itself.</summary>
    public static NetworkInterface OfService(WorldView view, IdSource ids, Subnet subnet, string type, string description, ImmutableArray<string> groupIds, Ipv4? address = null) => new()
    {
        Account = subnet.Account,
        Region = subnet.Region,
        Id = ids.Hex(Kind.Prefix),
        VpcId = subnet.VpcId,
        SubnetId = subnet.Id,
        AvailabilityZone = subnet.AvailabilityZone,
        Addresses = [address ?? Ec2.Addresses.Take(view, subnet, null)],
        GroupIds = groupIds,
        Description = description,
        InterfaceType = type,
        RequesterId = "amazon-aws",
    };

    /// <summary>Deletes an interface. Its elastic IP address stays allocated.</summary>
    public static void Delete(Draft draft, NetworkInterface one)
    {
        if (draft.Find(ElasticIp.ByInterface, one.Id) is { } address)
        {
            draft.Put(address with { Association = null });
        }

        draft.Remove(one);
    }

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
    string? RequesterId,
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
        one.RequesterId,
        one.IsRequesterManaged,
        one.Status,
        one.MacAddress,
        one.Addresses[0].ToString(),
        one.SourceDestCheck,
        one.InterfaceType,
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
