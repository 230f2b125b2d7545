using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Associates gateway endpoints with route tables: each gets a route for the service's prefix list.</summary>
internal static class EndpointTables
{
    /// <summary>Associates route tables.</summary>
    /// <exception cref="AwsException">A table doesn't exist, is in another VPC, or has a route for the prefix list.</exception>
    public static void Add(Draft draft, Call call, VpcEndpoint endpoint, IReadOnlyList<Reference<RouteTable>> tables)
    {
        foreach (var table in tables.Select(table => table.OrNotFound(call)).DistinctBy(table => table.Id, StringComparer.Ordinal))
        {
            if (table.VpcId != endpoint.VpcId)
            {
                throw Ec2Errors.InvalidParameter($"Route table {table.Id} does not belong to the VPC {endpoint.VpcId}.");
            }

            var destination = new RouteDestination(AwsPrefixLists.OfService(endpoint.Region, endpoint.ServiceName));
            RouteRow.RequireRoom(draft, table, destination);
            draft.Put(new RouteRow(table.Place with { Within = table.Id }, destination, RouteTarget.GatewayEndpoint, endpoint.Id));
        }
    }

    /// <summary>Ends associations.</summary>
    /// <exception cref="AwsException">A table doesn't exist, or isn't associated.</exception>
    public static void Remove(Draft draft, Call call, VpcEndpoint endpoint, IReadOnlyList<Reference<RouteTable>> tables)
    {
        foreach (var table in tables.Select(table => table.OrNotFound(call)).DistinctBy(table => table.Id, StringComparer.Ordinal))
        {
            draft.Remove(draft.All(RouteRow.ByEndpoint, endpoint.Id).FirstOrDefault(route => route.Place.Within == table.Id)
                ?? throw Ec2Errors.InvalidParameter($"Route table {table.Id} is not associated with the VPC endpoint {endpoint.Id}."));
        }
    }

    /// <summary>Ends all associations.</summary>
    public static void Clear(Draft draft, VpcEndpoint endpoint)
    {
        foreach (var route in draft.All(RouteRow.ByEndpoint, endpoint.Id).ToList())
        {
            draft.Remove(route);
        }
    }
}
