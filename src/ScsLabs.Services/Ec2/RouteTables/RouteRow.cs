using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A route of a route table, which the place is within.</summary>
/// <param name="Place">The table's place, and its id.</param>
/// <param name="Destination">The destination, which no other route of the table has.</param>
/// <param name="Target">The kind of component that packets are sent to.</param>
/// <param name="TargetId">The component's id; <c>local</c> for the VPC itself.</param>
internal sealed record RouteRow(Place Place, RouteDestination Destination, RouteTarget Target, string TargetId) : IRow<RouteRow>
{
    /// <summary>Finds the routes to a gateway endpoint: it is associated with their tables.</summary>
    public static RowIndex<RouteRow, string> ByEndpoint { get; } = new(route => route.Target == RouteTarget.GatewayEndpoint ? route.TargetId : null);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<RouteRow>> Indexes => [ByEndpoint];

    /// <summary>The maximum number of routes of a table.</summary>
    private const int MostRoutes = 50;

    /// <inheritdoc />
    public string Id => Destination.ToString();

    /// <summary>Whether the VPC brought the route along, or a call created it.</summary>
    public string Origin => Target == RouteTarget.Local ? "CreateRouteTable" : "CreateRoute";

    /// <summary>The route as the network engine takes it: one for each block of a prefix list.</summary>
    public IEnumerable<Route> Routes => Destination.Cidr is { } cidr
        ? [new(cidr, Target, TargetId)]
        : AwsPrefixLists.Find(Place.Region, Destination.PrefixListId!)!.Cidrs.Select(block => new Route(block, Target, TargetId) { PrefixListId = Destination.PrefixListId });

    /// <summary>Throws unless a route to the destination can be added to the table.</summary>
    /// <exception cref="AwsException">The table has a route to the destination, or too many.</exception>
    public static void RequireRoom(WorldView view, RouteTable table, RouteDestination destination)
    {
        if (view.Find<RouteRow>(table.Place with { Within = table.Id }, destination.ToString()) is not null)
        {
            throw Ec2Errors.RouteAlreadyExists(destination.ToString());
        }

        if (view.Count<RouteRow>(table.Place with { Within = table.Id }) >= MostRoutes)
        {
            throw Ec2Errors.LimitExceeded("Route", "routes");
        }
    }

    /// <summary>Whether packets pass: not where the target is gone or doesn't carry them.</summary>
    public bool IsActive(WorldView view) => Target switch
    {
        RouteTarget.InternetGateway => view.Find(AnyPlace<InternetGateway>.ById, TargetId)?.VpcId is { } vpc && vpc == view.Find(AnyPlace<RouteTable>.ById, Place.Within)?.VpcId,
        RouteTarget.NatGateway => view.Find(AnyPlace<NatGateway>.ById, TargetId) is { State: NatGatewayState.Available },
        RouteTarget.Interface => view.Find(AnyPlace<NetworkInterface>.ById, TargetId) is { } one && one.IsUp(view),
        RouteTarget.Peering => view.Find<Peering>(Place.Global, TargetId) is { State: PeeringState.Active },
        RouteTarget.GatewayEndpoint => view.Find(AnyPlace<VpcEndpoint>.ById, TargetId) is not null,
        _ => true,
    };
}

/// <summary>The destination of a route: a block of addresses, or a prefix list.</summary>
internal sealed record RouteDestination
{
    /// <summary>A block of addresses.</summary>
    public RouteDestination(Cidr cidr) => Cidr = cidr;

    /// <summary>A prefix list.</summary>
    public RouteDestination(PrefixList list) => PrefixListId = list.Id;

    /// <summary>The block; null for a prefix list.</summary>
    public Cidr? Cidr { get; }

    /// <summary>The prefix list's id; null for a block.</summary>
    public string? PrefixListId { get; }

    /// <summary>The destination that a request names.</summary>
    /// <exception cref="AwsException">None is named or both, the block is malformed, or the list doesn't exist.</exception>
    public static RouteDestination Read(string? cidr, string? listId, Call call) => (cidr, listId) switch
    {
        ({ } text, null) => new(CidrBlocks.Parse(text, "destinationCidrBlock")),
        (null, { } id) => new(AwsPrefixLists.Find(call.Region, id) ?? throw Ec2Errors.PrefixListNotFound(id)),
        (null, null) => throw Ec2Errors.MissingParameter("destinationCidrBlock"),
        _ => throw Ec2Errors.InvalidParameterCombination("The parameter destinationCidrBlock cannot be used with the parameter destinationPrefixListId"),
    };

    /// <inheritdoc />
    public override string ToString() => Cidr?.ToString() ?? PrefixListId!;
}
