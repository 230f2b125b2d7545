namespace ScsLabs.Services.Ec2;

/// <summary>Creates a VPC endpoint of a service of AWS's: a gateway endpoint, or an interface endpoint.</summary>
/// <remarks>
/// Errors: InvalidVpcID.NotFound, InvalidServiceName, InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidSubnetID.NotFound, DuplicateSubnetsInSameZone, InvalidGroup.NotFound, InvalidParameter,
/// InvalidPolicyDocument, VpcEndpointLimitExceeded, MissingParameter, IdempotentParameterMismatch.
/// Source: EC2 API Reference, CreateVpcEndpoint.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CreateVpcEndpoint(
    [Target<Vpc>] string VpcId,
    string? ServiceName = null,
    VpcEndpointType? VpcEndpointType = null,
    string? PolicyDocument = null,
    [Wire("RouteTableId"), Target<RouteTable>] IReadOnlyList<string>? RouteTableIds = null,
    [Wire("SubnetId"), Target<Subnet>] IReadOnlyList<string>? SubnetIds = null,
    [Wire("SecurityGroupId"), Target<SecurityGroup>] IReadOnlyList<string>? SecurityGroupIds = null,
    bool? PrivateDnsEnabled = null,
    IpAddressType? IpAddressType = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    [IdempotencyToken, Length(1, 64)] string? ClientToken = null,
    bool DryRun = false)
{
    /// <summary>The maximum number of gateway endpoints of an account in a Region.</summary>
    private const int MostGateways = 20;

    /// <summary>The maximum number of interface endpoints of a VPC.</summary>
    private const int MostInterfaces = 50;

    internal sealed record Result(VpcEndpointView VpcEndpoint, string? ClientToken);

    internal static IEnumerable<Ask> Asks(
        CreateVpcEndpoint request, Reference<Vpc> vpc, IReadOnlyList<Reference<RouteTable>> tables, IReadOnlyList<Reference<Subnet>> subnets, IReadOnlyList<Reference<SecurityGroup>> groups, Call call)
    {
        var service = new ConditionList();
        service.Add("ec2:VpceServiceName", request.ServiceName);
        service.Add("ec2:VpceServiceOwner", EndpointService.Owner);
        service.Add("ec2:VpceServiceRegion", call.Region);
        return
        [
            vpc.Ask("ec2:CreateVpcEndpoint"),
            .. tables.Select(table => table.Ask("ec2:CreateVpcEndpoint")),
            .. subnets.Select(subnet => subnet.Ask("ec2:CreateVpcEndpoint")),
            .. groups.Select(group => group.Ask("ec2:CreateVpcEndpoint")),
            .. Creation.Asks<VpcEndpoint>(call, nameof(CreateVpcEndpoint), request.TagSpecifications).WhenCreating(nameof(CreateVpcEndpoint), [.. service.Conditions]),
        ];
    }

    internal static Result Handle(
        CreateVpcEndpoint request, Vpc vpc, IReadOnlyList<Reference<RouteTable>> tables, IReadOnlyList<Reference<Subnet>> subnets, IReadOnlyList<Reference<SecurityGroup>> groups, Call call, Draft draft)
    {
        var service = EndpointService.Find(call.Region, request.ServiceName ?? throw Ec2Errors.MissingParameter("serviceName"), request.VpcEndpointType ?? Ec2.VpcEndpointType.Gateway);
        var isGateway = service.Type == Ec2.VpcEndpointType.Gateway;
        EndpointKinds.Require(service.Type, tables.Count > 0, subnets.Count > 0 || groups.Count > 0 || request.PrivateDnsEnabled == true);
        if (isGateway
            ? draft.All<VpcEndpoint>(vpc.Place).Count(other => other.Type == service.Type) >= MostGateways
            : draft.All(VpcEndpoint.ByVpc, vpc.Id).Count(other => other.Type == service.Type) >= MostInterfaces)
        {
            throw Ec2Errors.LimitExceeded("VpcEndpoint", "VPC endpoints");
        }

        var endpoint = new VpcEndpoint
        {
            Account = vpc.Account,
            Region = vpc.Region,
            Id = call.Ids.Hex(VpcEndpoint.Kind.Prefix),
            VpcId = vpc.Id,
            ServiceName = service.Name,
            Type = service.Type,
            Policy = request.PolicyDocument is { } json ? EndpointPolicies.Parse(json) : null,
            CreationTimestamp = call.Timestamp,
            State = isGateway ? VpcEndpointState.Available : VpcEndpointState.Pending,
            Since = call.Timestamp,
            GroupIds = isGateway ? [] : NetworkInterface.GroupsOf(groups, vpc.Id, call) is { Length: > 0 } given ? given : [vpc.DefaultGroupId],
            PrivateDnsEnabled = request.PrivateDnsEnabled ?? service.HasPrivateDns,
            Tags = Creation.Tags<VpcEndpoint>(request.TagSpecifications),
        };
        if (endpoint.PrivateDnsEnabled)
        {
            EndpointDns.Require(draft, vpc, endpoint);
        }

        EndpointTables.Add(draft, call, endpoint, tables);
        endpoint = EndpointInterfaces.Add(draft, call, endpoint, subnets);
        draft.Put(endpoint);
        return new(VpcEndpointView.Of(endpoint, draft), request.ClientToken);
    }
}
