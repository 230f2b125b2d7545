namespace ScsLabs.Services.Ec2;

/// <summary>Creates a VPC endpoint of a service of AWS's.</summary>
/// <remarks>
/// Errors: InvalidVpcID.NotFound, InvalidServiceName, InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidParameter, InvalidPolicyDocument, VpcEndpointLimitExceeded, MissingParameter, IdempotentParameterMismatch.
/// Source: EC2 API Reference, CreateVpcEndpoint.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CreateVpcEndpoint(
    [Target<Vpc>] string VpcId,
    string? ServiceName = null,
    VpcEndpointType? VpcEndpointType = null,
    string? PolicyDocument = null,
    [Wire("RouteTableId"), Target<RouteTable>] IReadOnlyList<string>? RouteTableIds = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    [IdempotencyToken, Length(1, 64)] string? ClientToken = null,
    bool DryRun = false)
{
    /// <summary>The maximum number of gateway endpoints of an account in a Region.</summary>
    private const int MostGateways = 20;

    internal sealed record Result(VpcEndpointView VpcEndpoint, string? ClientToken);

    internal static IEnumerable<Ask> Asks(CreateVpcEndpoint request, Reference<Vpc> vpc, IReadOnlyList<Reference<RouteTable>> tables, Call call)
    {
        var service = new ConditionList();
        service.Add("ec2:VpceServiceName", request.ServiceName);
        service.Add("ec2:VpceServiceOwner", EndpointService.Owner);
        service.Add("ec2:VpceServiceRegion", call.Region);
        return
        [
            vpc.Ask("ec2:CreateVpcEndpoint"),
            .. tables.Select(table => table.Ask("ec2:CreateVpcEndpoint")),
            .. Creation.Asks<VpcEndpoint>(call, nameof(CreateVpcEndpoint), request.TagSpecifications)
                .Select(ask => ask.Action == "ec2:CreateVpcEndpoint" ? ask with { Conditions = [.. ask.Conditions, .. service.Conditions] } : ask), // not for ec2:CreateTags
        ];
    }

    internal static Result Handle(CreateVpcEndpoint request, Vpc vpc, IReadOnlyList<Reference<RouteTable>> tables, Call call, Draft draft)
    {
        var service = EndpointService.Find(call.Region, request.ServiceName ?? throw Ec2Errors.MissingParameter("serviceName"), request.VpcEndpointType ?? Ec2.VpcEndpointType.Gateway);
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
            Tags = Creation.Tags<VpcEndpoint>(request.TagSpecifications),
        };
        if (draft.Count<VpcEndpoint>(vpc.Place) >= MostGateways)
        {
            throw Ec2Errors.LimitExceeded("VpcEndpoint", "VPC endpoints");
        }

        EndpointTables.Add(draft, call, endpoint, tables);
        draft.Put(endpoint);
        return new(VpcEndpointView.Of(endpoint, draft), request.ClientToken);
    }
}
