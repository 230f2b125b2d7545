namespace ScsLabs.Network;

/// <summary>A route table.</summary>
/// <param name="Id">The id.</param>
/// <param name="Routes">The routes, each destination once.</param>
internal sealed record RouteTable(string Id, IReadOnlyList<Route> Routes)
{
    /// <summary>The route with the longest prefix that holds the address; null where none does.</summary>
    public Route? To(Ipv4 address)
    {
        Route? best = null;
        for (var number = 0; number < Routes.Count; number++)
        {
            var route = Routes[number];
            if (route.Destination.Contains(address) && (best is null || route.Destination.Length > best.Destination.Length))
            {
                best = route;
            }
        }

        return best;
    }
}

/// <summary>A route.</summary>
/// <param name="Destination">The destinations.</param>
/// <param name="Target">The kind of component that packets are sent to.</param>
/// <param name="TargetId">The component's id; empty for the VPC itself.</param>
internal sealed record Route(Cidr Destination, RouteTarget Target, string TargetId);

/// <summary>The kinds of components that routes send packets to.</summary>
internal enum RouteTarget
{
    /// <summary>The VPC itself.</summary>
    Local,

    /// <summary>A VPC peering connection.</summary>
    Peering,
}
