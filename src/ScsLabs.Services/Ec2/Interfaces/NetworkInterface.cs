using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A network interface.</summary>
internal sealed record NetworkInterface : Ec2Resource, IEc2Resource<NetworkInterface>
{
    /// <summary>The maximum number of security groups. With the maximum of rules of each it stays below AWS's maximum of both together (1,000), which so needs no check.</summary>
    public const int MostGroups = 5;

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.NetworkInterface, "eni-", "networkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID") { MalformedCode = "InvalidNetworkInterfaceId.Malformed" };

    /// <summary>Finds the interfaces of a subnet.</summary>
    public static RowIndex<NetworkInterface, string> BySubnet { get; } = new(one => one.SubnetId);

    /// <summary>Finds the interfaces that have a security group.</summary>
    public static RowIndex<NetworkInterface, string> ByGroup { get; } = new(one => one.GroupIds);

    /// <summary>Finds the interfaces of an instance.</summary>
    public static RowIndex<NetworkInterface, string> ByInstance { get; } = new(one => one.Attachment?.InstanceId);

    /// <summary>Finds the interface that has an attachment.</summary>
    public static RowIndex<NetworkInterface, string> ByAttachment { get; } = new(one => one.Attachment?.Id);

    /// <summary>Finds an interface by a public address that is its own, not an elastic one.</summary>
    public static RowIndex<NetworkInterface, Ipv4> ByPublicIp { get; } = new(one => one.PublicIp is { } address ? [address] : Array.Empty<Ipv4>());

    /// <summary>Finds a VPC's interface by a private address.</summary>
    public static RowIndex<NetworkInterface, (string VpcId, Ipv4 Address)> ByAddress { get; } = new(one => one.Addresses.Select(address => (one.VpcId, address)));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<NetworkInterface>> Indexes => [AnyPlace<NetworkInterface>.ById, BySubnet, ByGroup, ByInstance, ByAttachment, ByPublicIp, ByAddress];

    /// <inheritdoc />
    public static ResourceFilters<NetworkInterface> Filters { get; } = InterfaceFilters.All;

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
    public string MacAddress => string.Join(':', ((byte[])[0x02, 0x5c, .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder((int)Addresses[0].Value))]).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>Whether it sends and takes only packets with its own address.</summary>
    public bool SourceDestCheck { get; init; } = true;

    /// <summary>What the interface belongs to, in AWS's words: <c>interface</c> for those that users create.</summary>
    public string InterfaceType { get; init; } = "interface";

    /// <summary>Who created it for the account, such as a service for its NAT gateways; null where a user did.</summary>
    public string? RequesterId { get; init; }

    /// <summary>Whether a service manages it, so that users can't change or delete it.</summary>
    public bool IsRequesterManaged => RequesterId is not null;

    /// <summary>The status of an interface that something uses.</summary>
    public const string InUse = "in-use";

    /// <summary>Whether something uses it: an instance or a service.</summary>
    public string Status => IsRequesterManaged || Attachment is not null ? InUse : "available";

    /// <summary>The attachment to an instance; null for none.</summary>
    public InterfaceAttachment? Attachment { get; init; }

    /// <summary>Whether the instance gets a public address at every start.</summary>
    public bool GetsPublicIp { get; init; }

    /// <summary>The public address that the instance got at its start; null where it got none.</summary>
    public Ipv4? PublicIp { get; init; }

    /// <summary>The public address: an elastic one before the instance's own. Null for none.</summary>
    public Ipv4? PublicAddress(WorldView view) => view.Find(ElasticIp.ByInterface, Id)?.PublicIp ?? PublicIp;

    /// <summary>The instance that it is attached to; null for none.</summary>
    public Instance? Instance(WorldView view) => Attachment is { } attachment ? view.Find<Instance>(Place, attachment.InstanceId) : null;

    /// <summary>Whether the service that manages it sends and receives nothing, as while a database is stopped.</summary>
    public bool IsIdle { get; init; }

    /// <summary>Whether something sends and receives: not where the instance doesn't run, or the service is idle.</summary>
    public bool IsUp(WorldView view) => !IsIdle && (Instance(view) is null or { State: InstanceState.Running });

    /// <summary>An interface of a subnet, yet to be put.</summary>
    /// <exception cref="AwsException">The address isn't to be had, or none is free.</exception>
    public static NetworkInterface New(WorldView view, IdSource ids, Subnet subnet, string? address, ImmutableArray<string> groupIds, string? description) =>
        In(subnet, Ec2.Addresses.Take(view, subnet, address), groupIds.Length > 0 ? groupIds : [view.Find<Vpc>(subnet.Place, subnet.VpcId)!.DefaultGroupId], description ?? "", ids);

    /// <summary>An interface that a service creates in the account for itself.</summary>
    /// <exception cref="AwsException">No address is free.</exception>
    public static NetworkInterface OfService(WorldView view, IdSource ids, Subnet subnet, string type, string description, ImmutableArray<string> groupIds, Ipv4? address = null) =>
        In(subnet, address ?? Ec2.Addresses.Take(view, subnet, null), groupIds, description, ids) with { InterfaceType = type, RequesterId = "amazon-aws" };

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

    private static NetworkInterface In(Subnet subnet, Ipv4 address, ImmutableArray<string> groupIds, string description, IdSource ids) => new()
    {
        Account = subnet.Account,
        Region = subnet.Region,
        Id = ids.Hex(Kind.Prefix),
        VpcId = subnet.VpcId,
        SubnetId = subnet.Id,
        AvailabilityZone = subnet.AvailabilityZone,
        Addresses = [address],
        GroupIds = groupIds,
        Description = description,
    };

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<NetworkInterface>.OwnConditions(WorldView view) =>
    [
        new("ec2:NetworkInterfaceID", Id),
        new("ec2:Vpc", Vpc.Kind.ArnOf(Place, VpcId)),
        new("ec2:Subnet", Subnet.Kind.ArnOf(Place, SubnetId)),
        new("ec2:AvailabilityZone", AvailabilityZone),
    ];
}

/// <summary>A network interface's attachment to an instance.</summary>
/// <param name="Id">The attachment's id.</param>
/// <param name="InstanceId">The instance's id.</param>
/// <param name="DeviceIndex">The number of the interface in the instance; 0 for the primary one.</param>
/// <param name="DeleteOnTermination">Whether the interface is deleted with the instance.</param>
/// <param name="AttachTime">The time of attachment.</param>
internal sealed record InterfaceAttachment(string Id, string InstanceId, int DeviceIndex, bool DeleteOnTermination, DateTimeOffset AttachTime)
{
    /// <summary>The beginning of ids.</summary>
    public const string Prefix = "eni-attach-";

    /// <summary>Whether an attachment could have the id.</summary>
    public static bool IsWellFormed(string id) => Ec2Kind.IsWellFormed(id, Prefix);
}
