namespace ScsLabs.Services.Ec2;

/// <summary>A NAT gateway in an answer.</summary>
internal sealed record NatGatewayView(
    string NatGatewayId,
    string VpcId,
    string SubnetId,
    ConnectivityType ConnectivityType,
    AvailabilityMode AvailabilityMode,
    NatGatewayState State,
    DateTimeOffset CreateTime,
    DateTimeOffset? DeleteTime,
    string? FailureCode,
    string? FailureMessage,
    [Wire("natGatewayAddressSet")] IReadOnlyList<NatGatewayAddressView> NatGatewayAddresses,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a gateway.</summary>
    public static NatGatewayView Of(NatGateway gateway)
    {
        var hasFailed = gateway.State == NatGatewayState.Failed;
        return new(
            gateway.Id,
            gateway.VpcId,
            gateway.SubnetId,
            gateway.ConnectivityType,
            AvailabilityMode.Zonal,
            gateway.State,
            gateway.CreateTime,
            hasFailed || gateway.State == NatGatewayState.Deleted ? gateway.Since : null,
            hasFailed ? gateway.Failure!.Code : null,
            hasFailed ? gateway.Failure!.Message : null,
            [new(gateway.ElasticIp?.AllocationId, gateway.ElasticIp?.AssociationId, gateway.InterfaceId, gateway.PrivateIp?.ToString(), gateway.ElasticIp?.PublicIp.ToString(), IsPrimary: true, hasFailed ? "failed" : "succeeded")],
            gateway.Tags.View());
    }
}

/// <summary>The addresses of a NAT gateway in an answer.</summary>
internal sealed record NatGatewayAddressView(string? AllocationId, string? AssociationId, string? NetworkInterfaceId, string? PrivateIp, string? PublicIp, bool IsPrimary, string Status);
