namespace ScsLabs.Services.Ec2;

/// <summary>Lists subnets.</summary>
/// <remarks>Errors: InvalidSubnetID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeSubnets.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeSubnets([Wire("SubnetId")] IReadOnlyList<string>? SubnetIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("subnetSet")] IReadOnlyList<SubnetView> Subnets, string? NextToken);

    internal static Result Handle(DescribeSubnets request, Call call)
    {
        var page = Describing.Find<Subnet>(call, request.Which, request.SubnetIds, "subnetIds");
        return new([.. page.Items.Select(subnet => SubnetView.Of(subnet, call.View))], page.Next);
    }
}
