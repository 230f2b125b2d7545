namespace ScsLabs.Services.Ec2;

/// <summary>Lists the peerings of which the caller's account has a side in the Region.</summary>
/// <remarks>Errors: InvalidVpcPeeringConnectionID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeVpcPeeringConnections.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeVpcPeeringConnections([Wire("VpcPeeringConnectionId")] IReadOnlyList<string>? VpcPeeringConnectionIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("vpcPeeringConnectionSet")] IReadOnlyList<VpcPeeringConnectionView> VpcPeeringConnections, string? NextToken);

    internal static Result Handle(DescribeVpcPeeringConnections request, Call call)
    {
        var page = Describing.Find<VpcPeeringConnection>(call, request.Which, request.VpcPeeringConnectionIds, "vpcPeeringConnectionIds");
        return new([.. page.Items.Select(one => VpcPeeringConnectionView.Of(one, call.View))], page.Next);
    }
}
