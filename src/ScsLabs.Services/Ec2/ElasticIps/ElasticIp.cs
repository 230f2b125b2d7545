using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>An elastic IP address, associated with a network interface or with none.</summary>
internal sealed record ElasticIp : Ec2Resource, IEc2Resource<ElasticIp>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.ElasticIp, "eipalloc-", "allocationId", "InvalidAllocationID.NotFound", "The allocation ID");

    /// <summary>Finds the address of a network interface.</summary>
    public static RowIndex<ElasticIp, string> ByInterface { get; } = new(address => address.Association?.TargetId);

    /// <summary>Finds the address that has an association.</summary>
    public static RowIndex<ElasticIp, string> ByAssociation { get; } = new(address => address.Association?.Id);

    /// <summary>Finds an address by itself.</summary>
    public static RowIndex<ElasticIp, Ipv4> ByAddress { get; } = new(address => (IEnumerable<Ipv4>)[address.PublicIp]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<ElasticIp>> Indexes => [ByInterface, ByAssociation, ByAddress];

    /// <inheritdoc />
    public static ResourceFilters<ElasticIp> Filters { get; } = new(
        new Dictionary<string, Func<ElasticIp, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["allocation-id"] = (address, _) => [address.Id],
            ["association-id"] = (address, _) => address.Association is { } association ? [association.Id] : [],
            ["domain"] = (_, _) => ["vpc"],
            ["instance-id"] = (address, view) => address.Interface(view)?.Attachment is { } attachment ? [attachment.InstanceId] : [],
            ["network-border-group"] = (address, _) => [address.Region],
            ["network-interface-id"] = (address, _) => address.Association is { } association ? [association.TargetId] : [],
            ["network-interface-owner-id"] = (address, _) => address.Association is null ? [] : [address.Account.ToString()],
            ["private-ip-address"] = (address, view) => address.Interface(view) is { } one ? [one.Addresses[0].ToString()] : [],
            ["public-ip"] = (address, _) => [address.PublicIp.ToString()],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The public address.</summary>
    public required Ipv4 PublicIp { get; init; }

    /// <summary>The association with a network interface; null for none.</summary>
    public Association? Association { get; init; }

    /// <summary>The network interface that has the address; null for none.</summary>
    public NetworkInterface? Interface(WorldView view) => Association is { } association ? view.Find<NetworkInterface>(Place, association.TargetId) : null;

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<ElasticIp>.OwnConditions(WorldView view) => [new("ec2:AllocationId", Id), new("ec2:Domain", "vpc"), new("ec2:PublicIpAddress", PublicIp.ToString())];
}

/// <summary>An elastic IP address in an answer.</summary>
internal sealed record AddressView(
    string AllocationId,
    string PublicIp,
    DomainType Domain,
    string? AssociationId,
    string? InstanceId,
    string? NetworkInterfaceId,
    string? NetworkInterfaceOwnerId,
    string? PrivateIpAddress,
    string PublicIpv4Pool,
    string NetworkBorderGroup,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows an address.</summary>
    public static AddressView Of(ElasticIp address, WorldView view) => new(
        address.Id,
        address.PublicIp.ToString(),
        DomainType.Vpc,
        address.Association?.Id,
        address.Interface(view)?.Attachment?.InstanceId,
        address.Association?.TargetId,
        address.Association is null ? null : address.Account.ToString(),
        address.Interface(view)?.Addresses[0].ToString(),
        "amazon",
        address.Region,
        address.Tags.View());
}

/// <summary>Where addresses are used: in VPCs.</summary>
[NotEmulated("standard")]
internal enum DomainType
{
    /// <summary>In VPCs.</summary>
    [Wire("vpc")]
    Vpc,
}
