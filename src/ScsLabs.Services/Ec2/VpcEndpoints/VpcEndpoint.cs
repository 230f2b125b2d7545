namespace ScsLabs.Services.Ec2;

/// <summary>A VPC endpoint. A gateway endpoint is associated with the route tables that have a route to it; an interface endpoint has a network interface in each of its subnets.</summary>
/// <remarks>How long the changes of an interface endpoint's state take is chosen.</remarks>
internal sealed record VpcEndpoint : Ec2Resource, IEc2Resource<VpcEndpoint>, IDueRow
{
    /// <summary>The time from the request to the state that it leads to.</summary>
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.VpcEndpoint, "vpce-", "vpcEndpointId", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id") { MalformedCode = "InvalidVpcEndpointId.Malformed", TellsCharacters = true };

    /// <summary>Finds the endpoints of a VPC.</summary>
    public static RowIndex<VpcEndpoint, string> ByVpc { get; } = new(endpoint => endpoint.VpcId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<VpcEndpoint>> Indexes => [AnyPlace<VpcEndpoint>.ById, ByVpc, ByGroup];

    /// <summary>Finds the endpoints that have a security group.</summary>
    public static RowIndex<VpcEndpoint, string> ByGroup { get; } = new(endpoint => endpoint.GroupIds);

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
    public required VpcEndpointState State { get; init; }

    /// <summary>The time of the last change of the state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The network interfaces, one in each subnet.</summary>
    public ImmutableArray<EndpointInterface> Interfaces { get; init; } = [];

    /// <summary>The ids of the security groups of the interfaces.</summary>
    public ImmutableArray<string> GroupIds { get; init; } = [];

    /// <summary>Whether the service's own name leads to the endpoint in the VPC.</summary>
    public bool PrivateDnsEnabled { get; init; }

    /// <summary>The policy; null for the one that allows everything.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreationTimestamp { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? DueAt => State == VpcEndpointState.Available ? null : Since + Transition;

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        if (State == VpcEndpointState.Pending)
        {
            due.Draft.Put(this with { State = VpcEndpointState.Available, Since = due.Now });
            return;
        }

        EndpointInterfaces.Clear(due.Draft, this);
        due.Draft.Remove(this);
    }

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

/// <summary>A network interface of an endpoint.</summary>
/// <param name="SubnetId">The id of its subnet.</param>
/// <param name="InterfaceId">Its id.</param>
internal sealed record EndpointInterface(string SubnetId, string InterfaceId);

/// <summary>The types of VPC endpoints.</summary>
[NotEmulated("GatewayLoadBalancer", "Resource", "ServiceNetwork")]
internal enum VpcEndpointType
{
    /// <summary>It has network interfaces.</summary>
    [Wire("Interface")]
    Interface,

    /// <summary>Routes lead to it.</summary>
    [Wire("Gateway")]
    Gateway,
}

/// <summary>The states of a VPC endpoint, as AWS writes them: its models have them with capital letters.</summary>
internal enum VpcEndpointState
{
    /// <summary>It is being created.</summary>
    [Wire("pending")]
    Pending,

    /// <summary>It carries packets.</summary>
    [Wire("available")]
    Available,

    /// <summary>It is being deleted.</summary>
    [Wire("deleting")]
    Deleting,
}

/// <summary>The addresses of an endpoint.</summary>
[NotEmulated("dualstack", "ipv6")]
internal enum IpAddressType
{
    /// <summary>IPv4.</summary>
    [Wire("ipv4")]
    Ipv4,
}
