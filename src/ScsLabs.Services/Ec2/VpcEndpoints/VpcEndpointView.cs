namespace ScsLabs.Services.Ec2;

/// <summary>A VPC endpoint in an answer.</summary>
internal sealed record VpcEndpointView(
    string VpcEndpointId,
    VpcEndpointType VpcEndpointType,
    string VpcId,
    string OwnerId,
    string ServiceName,
    string ServiceRegion,
    VpcEndpointState State,
    string PolicyDocument,
    DateTimeOffset CreationTimestamp,
    bool RequesterManaged,
    [Wire("routeTableIdSet")] IReadOnlyList<string> RouteTableIds,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows an endpoint.</summary>
    public static VpcEndpointView Of(VpcEndpoint endpoint, WorldView view) => new(
        endpoint.Id,
        endpoint.Type,
        endpoint.VpcId,
        endpoint.Account.ToString(),
        endpoint.ServiceName,
        endpoint.Region,
        endpoint.State,
        EndpointPolicies.Show(endpoint),
        endpoint.CreationTimestamp,
        RequesterManaged: false,
        endpoint.RouteTableIds(view),
        endpoint.Tags.View());
}
