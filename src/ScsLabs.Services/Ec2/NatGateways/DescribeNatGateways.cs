namespace ScsLabs.Services.Ec2;

/// <summary>Lists NAT gateways, for a while also those that failed or were deleted.</summary>
/// <remarks>Errors: NatGatewayNotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeNatGateways.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeNatGateways([Wire("NatGatewayId")] IReadOnlyList<string>? NatGatewayIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("natGatewaySet")] IReadOnlyList<NatGatewayView> NatGateways, string? NextToken);

    internal static Result Handle(DescribeNatGateways request, Call call)
    {
        var page = Describing.Find<NatGateway>(call, request.Which, request.NatGatewayIds, "natGatewayIds");
        return new([.. page.Items.Select(NatGatewayView.Of)], page.Next);
    }
}
