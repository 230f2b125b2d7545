using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Creates a NAT gateway in a subnet.</summary>
/// <remarks>
/// One that can't work isn't refused: it fails. So it is where the VPC has no Internet gateway, the elastic IP address is associated already, or the subnet has no free address.
/// Errors: InvalidSubnetID.NotFound, InvalidAllocationID.NotFound, NatGatewayLimitExceeded, InvalidIPAddress.InUse, InvalidParameterValue, InvalidParameterCombination, MissingParameter, IdempotentParameterMismatch.
/// Source: EC2 API Reference, CreateNatGateway and NatGateway.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CreateNatGateway(
    [Target<Subnet>] string? SubnetId = null,
    [Target<ElasticIp>] string? AllocationId = null,
    ConnectivityType? ConnectivityType = null,
    string? PrivateIpAddress = null,
    AvailabilityMode? AvailabilityMode = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    [IdempotencyToken, Length(1, 64)] string? ClientToken = null,
    bool DryRun = false)
{
    /// <summary>The maximum number of gateways of an account in an Availability Zone.</summary>
    private const int MostGateways = 5;

    internal sealed record Result(NatGatewayView NatGateway, string? ClientToken);

    internal static IEnumerable<Ask> Asks(CreateNatGateway request, Reference<Subnet> subnet, Reference<ElasticIp> address, Call call) =>
    [
        subnet.Ask("ec2:CreateNatGateway"),
        .. request.AllocationId is null ? [] : (Ask[])[address.Ask("ec2:CreateNatGateway")],
        .. Creation.Asks<NatGateway>(call, nameof(CreateNatGateway), request.TagSpecifications),
    ];

    internal static Result Handle(CreateNatGateway request, Subnet subnet, Reference<ElasticIp> given, Call call, Draft draft)
    {
        var type = request.ConnectivityType ?? Ec2.ConnectivityType.Public;
        var elasticIp = (type, request.AllocationId) switch
        {
            (Ec2.ConnectivityType.Public, null) => throw Ec2Errors.MissingParameter("AllocationId"),
            (Ec2.ConnectivityType.Private, not null) => throw Ec2Errors.InvalidParameterCombination("The parameter AllocationId cannot be used with the connectivity type private"),
            (_, null) => null,
            _ => given.OrNotFound(call),
        };
        if (draft.Count(NatGateway.ByZone, (call.Place, subnet.AvailabilityZone)) >= MostGateways)
        {
            throw Ec2Errors.LimitExceeded("NatGateway", "NAT gateways");
        }

        var address = request.PrivateIpAddress is { } wanted ? Addresses.Take(draft, subnet, wanted) : Addresses.Free(draft, subnet);
        var gateway = new NatGateway
        {
            Account = subnet.Account,
            Region = subnet.Region,
            Id = call.Ids.Hex(NatGateway.Kind.Prefix),
            VpcId = subnet.VpcId,
            SubnetId = subnet.Id,
            AvailabilityZone = subnet.AvailabilityZone,
            ConnectivityType = type,
            ElasticIp = elasticIp is null ? null : new(elasticIp.Id, elasticIp.PublicIp, null),
            Failure = FailureOf(draft, subnet, address, elasticIp),
            CreateTime = call.Timestamp,
            Since = call.Timestamp,
            Tags = Creation.Tags<NatGateway>(request.TagSpecifications),
        };
        gateway = gateway.Failure is null ? Connected(draft, call.Ids, gateway, subnet, address!.Value, elasticIp) : gateway;
        draft.Put(gateway);
        return new(NatGatewayView.Of(gateway), request.ClientToken);
    }

    private static NatGatewayFailure? FailureOf(WorldView view, Subnet subnet, Ipv4? address, ElasticIp? elasticIp) =>
        elasticIp is not null && view.Find(InternetGateway.ByVpc, subnet.VpcId) is null ? new("Gateway.NotAttached", $"Network {subnet.VpcId} has no Internet gateway attached")
        : elasticIp?.Association is not null ? new("Resource.AlreadyAssociated", $"Elastic IP address {elasticIp.Id} is already associated")
        : address is null ? new("InsufficientFreeAddressesInSubnet", "Subnet has insufficient free addresses to create this NAT gateway")
        : null;

    /// <summary>Gives the gateway a network interface, and that one the elastic IP address.</summary>
    private static NatGateway Connected(Draft draft, IdSource ids, NatGateway gateway, Subnet subnet, Ipv4 address, ElasticIp? elasticIp)
    {
        var one = NetworkInterface.OfService(draft, ids, subnet, NatGateway.InterfaceType, $"Interface for NAT Gateway {gateway.Id}", [], address) with { SourceDestCheck = false };
        draft.Put(one);
        if (elasticIp is null)
        {
            return gateway with { InterfaceId = one.Id, PrivateIp = address };
        }

        var association = new Association(ids.Hex("eipassoc-"), one.Id);
        draft.Put(elasticIp with { Association = association });
        return gateway with { InterfaceId = one.Id, PrivateIp = address, ElasticIp = gateway.ElasticIp! with { AssociationId = association.Id } };
    }
}
