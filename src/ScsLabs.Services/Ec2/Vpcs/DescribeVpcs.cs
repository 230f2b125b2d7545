namespace ScsLabs.Services.Ec2;

/// <summary>Lists VPCs.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeVpcs.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeVpcs([Wire("VpcId")] IReadOnlyList<string>? VpcIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("vpcSet")] IReadOnlyList<VpcView> Vpcs, string? NextToken);

    internal static Result Handle(DescribeVpcs request, Call call)
    {
        var page = Describing.Find<Vpc>(call, request.Which, request.VpcIds, "vpcIds");
        return new([.. page.Items.Select(VpcView.Of)], page.Next);
    }
}
