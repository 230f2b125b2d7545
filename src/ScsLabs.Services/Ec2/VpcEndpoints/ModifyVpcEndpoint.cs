namespace ScsLabs.Services.Ec2;

/// <summary>Changes a VPC endpoint: its policy, and what it is associated with.</summary>
/// <remarks>Errors: InvalidVpcEndpointId.NotFound, InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidParameter, InvalidPolicyDocument. Source: EC2 API Reference, ModifyVpcEndpoint.</remarks>
[Operation<Ec2Api>]
internal sealed record ModifyVpcEndpoint(
    [Target<VpcEndpoint>] string VpcEndpointId,
    bool ResetPolicy = false,
    string? PolicyDocument = null,
    [Wire("AddRouteTableId"), Target<RouteTable>] IReadOnlyList<string>? AddRouteTableIds = null,
    [Wire("RemoveRouteTableId"), Target<RouteTable>] IReadOnlyList<string>? RemoveRouteTableIds = null,
    bool DryRun = false)
{
    internal sealed record Result(bool Return);

    internal static Result Handle(
        ModifyVpcEndpoint request,
        VpcEndpoint endpoint,
        IReadOnlyList<Reference<RouteTable>> addedTables,
        IReadOnlyList<Reference<RouteTable>> removedTables,
        Call call,
        Draft draft)
    {
        if (request.ResetPolicy && request.PolicyDocument is not null)
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter policyDocument cannot be used with the parameter resetPolicy");
        }

        EndpointTables.Remove(draft, call, endpoint, removedTables);
        EndpointTables.Add(draft, call, endpoint, addedTables);
        draft.Put(endpoint with { Policy = request.ResetPolicy ? null : request.PolicyDocument is { } json ? EndpointPolicies.Parse(json) : endpoint.Policy });
        return new(Return: true);
    }
}
