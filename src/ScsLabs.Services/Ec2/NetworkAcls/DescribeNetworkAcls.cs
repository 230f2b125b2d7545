namespace ScsLabs.Services.Ec2;

/// <summary>Lists network ACLs with their entries and subnets.</summary>
/// <remarks>Errors: InvalidNetworkAclID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeNetworkAcls.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeNetworkAcls([Wire("NetworkAclId")] IReadOnlyList<string>? NetworkAclIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("networkAclSet")] IReadOnlyList<NetworkAclView> NetworkAcls, string? NextToken);

    internal static Result Handle(DescribeNetworkAcls request, Call call)
    {
        var page = Describing.Find<NetworkAcl>(call, request.Which, request.NetworkAclIds, "networkAclIds");
        return new([.. page.Items.Select(acl => NetworkAclView.Of(acl, call.View))], page.Next);
    }
}
