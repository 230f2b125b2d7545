namespace ScsLabs.Services.Ec2;

/// <summary>Lists VPC endpoints.</summary>
/// <remarks>Errors: InvalidVpcEndpointId.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeVpcEndpoints.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeVpcEndpoints([Wire("VpcEndpointId")] IReadOnlyList<string>? VpcEndpointIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("vpcEndpointSet")] IReadOnlyList<VpcEndpointView> VpcEndpoints, string? NextToken);

    internal static Result Handle(DescribeVpcEndpoints request, Call call)
    {
        var page = Describing.Find<VpcEndpoint>(call, request.Which, request.VpcEndpointIds, "vpcEndpointIds");
        return new([.. page.Items.Select(endpoint => VpcEndpointView.Of(endpoint, call.View))], page.Next);
    }
}
