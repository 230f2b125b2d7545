namespace ScsLabs.Services.Ec2;

/// <summary>A VPC endpoint. A gateway endpoint is associated with the route tables that have a route to it.</summary>
internal sealed record VpcEndpoint : Ec2Resource, IEc2Resource<VpcEndpoint>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.VpcEndpoint, "vpce-", "vpcEndpointId", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id") { MalformedCode = "InvalidVpcEndpointId.Malformed" };

    /// <summary>Finds the endpoints of a VPC.</summary>
    public static RowIndex<VpcEndpoint, string> ByVpc { get; } = new(endpoint => endpoint.VpcId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<VpcEndpoint>> Indexes => [AnyPlace<VpcEndpoint>.ById, ByVpc];

    /// <inheritdoc />
    public static ResourceFilters<VpcEndpoint> Filters { get; } = new(
        new Dictionary<string, Func<VpcEndpoint, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["ip-address-type"] = (_, _) => ["ipv4"],
            ["service-name"] = (endpoint, _) => [endpoint.ServiceName],
            ["service-region"] = (endpoint, _) => [endpoint.Region],
            ["vpc-endpoint-id"] = (endpoint, _) => [endpoint.Id],
            ["vpc-endpoint-state"] = (endpoint, _) => [endpoint.State.ToWire()],
            ["vpc-endpoint-type"] = (endpoint, _) => [endpoint.Type.ToWire()],
            ["vpc-id"] = (endpoint, _) => [endpoint.VpcId],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The service's name, such as <c>com.amazonaws.us-east-1.s3</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The type.</summary>
    public required VpcEndpointType Type { get; init; }

    /// <summary>The state.</summary>
    public VpcEndpointState State { get; init; } = VpcEndpointState.Available;

    /// <summary>The policy; null for the one that allows everything.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreationTimestamp { get; init; }

    /// <summary>The ids of the associated route tables.</summary>
    public IReadOnlyList<string> RouteTableIds(WorldView view) => [.. view.All(RouteRow.ByEndpoint, Id).Select(route => route.Place.Within).OfType<string>()];

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view, string action)
    {
        Condition region = new("ec2:VpceServiceRegion", Region);
        IEnumerable<Condition> more = action switch
        {
            "ec2:ModifyVpcEndpoint" => [region],
            "ec2:DeleteVpcEndpoints" => [region, new("ec2:VpceServiceName", ServiceName)],
            _ => [],
        };
        return [.. ((IResource)this).Conditions(view), .. more];
    }
}

/// <summary>The types of VPC endpoints.</summary>
[NotEmulated("Interface", "GatewayLoadBalancer", "Resource", "ServiceNetwork")]
internal enum VpcEndpointType
{
    /// <summary>Routes lead to it.</summary>
    [Wire("Gateway")]
    Gateway,
}

/// <summary>The states of a VPC endpoint, as AWS writes them: its models have them with capital letters.</summary>
internal enum VpcEndpointState
{
    /// <summary>It carries packets.</summary>
    [Wire("available")]
    Available,
}
