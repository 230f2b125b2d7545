namespace ScsLabs.Services.Ec2;

/// <summary>Changes a VPC endpoint: its policy, what it is associated with, and whether the service's own name leads to it.</summary>
/// <remarks>
/// Errors: InvalidVpcEndpointId.NotFound, InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidSubnetID.NotFound, DuplicateSubnetsInSameZone, InvalidGroup.NotFound, InvalidParameter, InvalidPolicyDocument.
/// Source: EC2 API Reference, ModifyVpcEndpoint.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record ModifyVpcEndpoint(
    [Target<VpcEndpoint>] string VpcEndpointId,
    bool ResetPolicy = false,
    string? PolicyDocument = null,
    [Wire("AddRouteTableId"), Target<RouteTable>] IReadOnlyList<string>? AddRouteTableIds = null,
    [Wire("RemoveRouteTableId"), Target<RouteTable>] IReadOnlyList<string>? RemoveRouteTableIds = null,
    [Wire("AddSubnetId"), Target<Subnet>] IReadOnlyList<string>? AddSubnetIds = null,
    [Wire("RemoveSubnetId"), Target<Subnet>] IReadOnlyList<string>? RemoveSubnetIds = null,
    [Wire("AddSecurityGroupId"), Target<SecurityGroup>] IReadOnlyList<string>? AddSecurityGroupIds = null,
    [Wire("RemoveSecurityGroupId"), Target<SecurityGroup>] IReadOnlyList<string>? RemoveSecurityGroupIds = null,
    bool? PrivateDnsEnabled = null,
    IpAddressType? IpAddressType = null,
    bool DryRun = false)
{
    internal sealed record Result(bool Return);

    internal static Result Handle(
        ModifyVpcEndpoint request,
        VpcEndpoint endpoint,
        IReadOnlyList<Reference<RouteTable>> addedTables,
        IReadOnlyList<Reference<RouteTable>> removedTables,
        IReadOnlyList<Reference<Subnet>> addedSubnets,
        IReadOnlyList<Reference<Subnet>> removedSubnets,
        IReadOnlyList<Reference<SecurityGroup>> addedGroups,
        IReadOnlyList<Reference<SecurityGroup>> removedGroups,
        Call call,
        Draft draft)
    {
        if (request.ResetPolicy && request.PolicyDocument is not null)
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter policyDocument cannot be used with the parameter resetPolicy");
        }

        if (endpoint.State == VpcEndpointState.Deleting)
        {
            throw Ec2Errors.InvalidParameter($"The VPC endpoint {endpoint.Id} is being deleted.");
        }

        EndpointKinds.Require(
            endpoint.Type,
            addedTables.Count > 0 || removedTables.Count > 0,
            addedSubnets.Count > 0 || removedSubnets.Count > 0 || addedGroups.Count > 0 || removedGroups.Count > 0 || request.PrivateDnsEnabled == true);
        EndpointTables.Remove(draft, call, endpoint, removedTables);
        EndpointTables.Add(draft, call, endpoint, addedTables);
        endpoint = EndpointInterfaces.SetGroups(draft, endpoint, GroupsOf(endpoint, addedGroups, removedGroups, call));
        endpoint = EndpointInterfaces.Remove(draft, call, endpoint, removedSubnets);
        endpoint = EndpointInterfaces.Add(draft, call, endpoint, addedSubnets);
        if (request.PrivateDnsEnabled == true)
        {
            EndpointDns.Require(draft, draft.Find<Vpc>(endpoint.Place, endpoint.VpcId)!, endpoint);
        }

        draft.Put(endpoint with
        {
            Policy = request.ResetPolicy ? null : request.PolicyDocument is { } json ? EndpointPolicies.Parse(json) : endpoint.Policy,
            PrivateDnsEnabled = request.PrivateDnsEnabled ?? endpoint.PrivateDnsEnabled,
        });
        return new(Return: true);
    }

    private static ImmutableArray<string> GroupsOf(VpcEndpoint endpoint, IReadOnlyList<Reference<SecurityGroup>> added, IReadOnlyList<Reference<SecurityGroup>> removed, Call call)
    {
        var gone = removed.Select(group => group.OrNotFound(call).Id).ToList();
        var foreign = gone.Find(id => !endpoint.GroupIds.Contains(id, StringComparer.Ordinal));
        IReadOnlyList<Reference<SecurityGroup>> wanted = foreign is null
            ? [.. endpoint.GroupIds.Except(gone, StringComparer.Ordinal).Select(id => Reference<SecurityGroup>.Of(id, call)), .. added]
            : throw Ec2Errors.InvalidParameter($"The security group {foreign} is not associated with the VPC endpoint {endpoint.Id}.");
        return wanted.Count > 0 || endpoint.Type == VpcEndpointType.Gateway
            ? NetworkInterface.GroupsOf(wanted, endpoint.VpcId, call)
            : throw Ec2Errors.InvalidParameter($"The VPC endpoint {endpoint.Id} must have a security group.");
    }
}
