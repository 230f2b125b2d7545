namespace ScsLabs.Services.Ec2;

/// <summary>Lists Internet gateways.</summary>
/// <remarks>Errors: InvalidInternetGatewayID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeInternetGateways.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeInternetGateways([Wire("internetGatewayId")] IReadOnlyList<string>? InternetGatewayIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("internetGatewaySet")] IReadOnlyList<InternetGatewayView> InternetGateways, string? NextToken);

    internal static Result Handle(DescribeInternetGateways request, Call call)
    {
        var page = Describing.Find<InternetGateway>(call, request.Which, request.InternetGatewayIds, "internetGatewayIds");
        return new([.. page.Items.Select(InternetGatewayView.Of)], page.Next);
    }
}
