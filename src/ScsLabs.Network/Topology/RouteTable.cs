namespace ScsLabs.Network;

/// <summary>A route table.</summary>
/// <param name="Id">The id.</param>
/// <param name="Routes">The routes, each destination once but for those that come from prefix lists.</param>
internal sealed record RouteTable(string Id, IReadOnlyList<Route> Routes)
{
    /// <summary>The route with the longest prefix that holds the address; of two with the same destination the one that comes from no prefix list. Null where none does.</summary>
    public Route? To(Ipv4 address)
    {
        Route? best = null;
        for (var number = 0; number < Routes.Count; number++)
        {
            var route = Routes[number];
            if (route.Destination.Contains(address) && (best is null || IsBetter(route, best)))
            {
                best = route;
            }
        }

        return best;
    }

    private static bool IsBetter(Route route, Route than) =>
        route.Destination.Length != than.Destination.Length ? route.Destination.Length > than.Destination.Length : route.PrefixListId is null && than.PrefixListId is not null;
}

/// <summary>A route.</summary>
/// <param name="Destination">The destinations.</param>
/// <param name="Target">The kind of component that packets are sent to.</param>
/// <param name="TargetId">The component's id; empty for the VPC itself.</param>
internal sealed record Route(Cidr Destination, RouteTarget Target, string TargetId)
{
    /// <summary>The prefix list that the route was written with: such a route is one for each of the list's CIDR blocks. Null for others.</summary>
    public string? PrefixListId { get; init; }
}

/// <summary>The kinds of components that routes send packets to.</summary>
internal enum RouteTarget
{
    /// <summary>The VPC itself.</summary>
    Local,

    /// <summary>A VPC peering connection.</summary>
    Peering,

    /// <summary>An Internet gateway.</summary>
    InternetGateway,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>A network interface, such as that of an appliance.</summary>
    Interface,

    /// <summary>A gateway endpoint.</summary>
    GatewayEndpoint,
}
