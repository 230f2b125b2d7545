using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A NAT gateway: public with an elastic IP address, or private.</summary>
/// <remarks>Source: VPC User Guide, vpc-nat-gateway and nat-gateway-troubleshooting. How long the changes of state take is chosen.</remarks>
internal sealed record NatGateway : Ec2Resource, IEc2Resource<NatGateway>, IDueRow
{
    /// <summary>The type of the gateways' network interfaces.</summary>
    public const string InterfaceType = "nat_gateway";

    /// <summary>The time from the request to the state that it leads to.</summary>
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(2);

    /// <summary>The time for which one that failed or was deleted is still listed.</summary>
    private static readonly TimeSpan Visibility = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.NatGateway, "nat-", "natGatewayId", "NatGatewayNotFound", "The NAT gateway") { MalformedCode = "NatGatewayMalformed" };

    /// <summary>Finds the gateways of an Availability Zone that count for the quota.</summary>
    public static RowIndex<NatGateway, (Place Place, string Zone)> ByZone { get; } =
        new(gateway => gateway.State is NatGatewayState.Failed or NatGatewayState.Deleted ? [] : [(gateway.Place, gateway.AvailabilityZone)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<NatGateway>> Indexes => [AnyPlace<NatGateway>.ById, ByZone];

    /// <inheritdoc />
    public static ResourceFilters<NatGateway> Filters { get; } = new(
        new Dictionary<string, Func<NatGateway, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["nat-gateway-id"] = (gateway, _) => [gateway.Id],
            ["state"] = (gateway, _) => [gateway.State.ToWire()],
            ["subnet-id"] = (gateway, _) => [gateway.SubnetId],
            ["vpc-id"] = (gateway, _) => [gateway.VpcId],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The id of the subnet.</summary>
    public required string SubnetId { get; init; }

    /// <summary>The subnet's Availability Zone.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>Whether it is public or private.</summary>
    public required ConnectivityType ConnectivityType { get; init; }

    /// <summary>The elastic IP address; null for a private one.</summary>
    public NatGatewayElasticIp? ElasticIp { get; init; }

    /// <summary>The id of its network interface; null where it failed.</summary>
    public string? InterfaceId { get; init; }

    /// <summary>Its private address; null where it failed.</summary>
    public Ipv4? PrivateIp { get; init; }

    /// <summary>The reason why it fails; null where it doesn't.</summary>
    public NatGatewayFailure? Failure { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The state.</summary>
    public NatGatewayState State { get; init; } = NatGatewayState.Pending;

    /// <summary>The time of the last change of the state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? DueAt => State switch
    {
        NatGatewayState.Pending or NatGatewayState.Deleting => Since + Transition,
        NatGatewayState.Available => null,
        _ => Since + Visibility,
    };

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        if (State is NatGatewayState.Failed or NatGatewayState.Deleted)
        {
            due.Draft.Remove(this);
            return;
        }

        if (State == NatGatewayState.Deleting && InterfaceId is { } id)
        {
            NetworkInterface.Delete(due.Draft, due.Draft.Find<NetworkInterface>(Place, id)!);
        }

        due.Draft.Put(this with
        {
            State = State == NatGatewayState.Deleting ? NatGatewayState.Deleted : Failure is null ? NatGatewayState.Available : NatGatewayState.Failed,
            Since = due.Now,
        });
    }
}

/// <summary>The elastic IP address of a NAT gateway, which it has until it is deleted.</summary>
/// <param name="AllocationId">The allocation's id.</param>
/// <param name="PublicIp">The address.</param>
/// <param name="AssociationId">The id of the association with the gateway's interface; null where it failed.</param>
internal sealed record NatGatewayElasticIp(string AllocationId, Ipv4 PublicIp, string? AssociationId);

/// <summary>The reason why a NAT gateway fails.</summary>
/// <param name="Code">AWS's code.</param>
/// <param name="Message">The code in words.</param>
internal sealed record NatGatewayFailure(string Code, string Message);

/// <summary>The kinds of networks that a NAT gateway connects to.</summary>
internal enum ConnectivityType
{
    /// <summary>To other networks.</summary>
    [Wire("private")]
    Private,

    /// <summary>To the Internet.</summary>
    [Wire("public")]
    Public,
}

/// <summary>The states of a NAT gateway.</summary>
internal enum NatGatewayState
{
    /// <summary>It is being created.</summary>
    [Wire("pending")]
    Pending,

    /// <summary>It couldn't be created.</summary>
    [Wire("failed")]
    Failed,

    /// <summary>It carries packets.</summary>
    [Wire("available")]
    Available,

    /// <summary>It is being deleted.</summary>
    [Wire("deleting")]
    Deleting,

    /// <summary>It was deleted.</summary>
    [Wire("deleted")]
    Deleted,
}

/// <summary>Whether a NAT gateway is in one Availability Zone or in all of them.</summary>
[NotEmulated("regional")]
internal enum AvailabilityMode
{
    /// <summary>In one.</summary>
    [Wire("zonal")]
    Zonal,
}
