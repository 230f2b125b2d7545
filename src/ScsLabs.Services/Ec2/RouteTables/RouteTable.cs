using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A route table. Its routes are rows of their own; subnets hold their associations with it.</summary>
internal sealed record RouteTable : Ec2Resource, IEc2Resource<RouteTable>
{
    /// <summary>The beginning of the ids of associations.</summary>
    public const string AssociationPrefix = "rtbassoc-";

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.RouteTable, "rtb-", "routeTableId", "InvalidRouteTableID.NotFound", "The routeTable ID") { MalformedCode = "InvalidRouteTableId.Malformed" };

    /// <summary>Finds the route tables of a VPC.</summary>
    public static RowIndex<RouteTable, string> ByVpc { get; } = new(table => table.VpcId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<RouteTable>> Indexes => [AnyPlace<RouteTable>.ById, ByVpc];

    /// <inheritdoc />
    public static ResourceFilters<RouteTable> Filters { get; } = new(
        new Dictionary<string, Func<RouteTable, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["association.main"] = (table, view) => Associations(table, view).Select(one => one.Main ? "true" : "false"),
            ["association.route-table-association-id"] = (table, view) => Associations(table, view).Select(one => one.RouteTableAssociationId),
            ["association.route-table-id"] = (table, view) => Associations(table, view).Select(one => one.RouteTableId),
            ["association.subnet-id"] = (table, view) => Associations(table, view).Select(one => one.SubnetId).OfType<string>(),
            ["owner-id"] = (table, _) => [table.Account.ToString()],
            ["route-table-id"] = (table, _) => [table.Id],
            ["route.destination-cidr-block"] = (table, view) => Routes(table, view).Select(route => route.DestinationCidrBlock).OfType<string>(),
            ["route.destination-prefix-list-id"] = (table, view) => Routes(table, view).Select(route => route.DestinationPrefixListId).OfType<string>(),
            ["route.gateway-id"] = (table, view) => Routes(table, view).Select(route => route.GatewayId).OfType<string>(),
            ["route.instance-id"] = (table, view) => Routes(table, view).Select(route => route.InstanceId).OfType<string>(),
            ["route.nat-gateway-id"] = (table, view) => Routes(table, view).Select(route => route.NatGatewayId).OfType<string>(),
            ["route.origin"] = (table, view) => Routes(table, view).Select(route => route.Origin),
            ["route.state"] = (table, view) => Routes(table, view).Select(route => route.State),
            ["route.vpc-peering-connection-id"] = (table, view) => Routes(table, view).Select(route => route.VpcPeeringConnectionId).OfType<string>(),
            ["vpc-id"] = (table, _) => [table.VpcId],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched = ["association.gateway-id", "route.destination-ipv6-cidr-block", "route.egress-only-internet-gateway-id", "route.transit-gateway-id"],
    };

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>Creates a route table, with the VPC's own routes.</summary>
    public static RouteTable Create(Draft draft, Vpc vpc, string id, ImmutableSortedDictionary<string, string> tags)
    {
        var table = new RouteTable { Account = vpc.Account, Region = vpc.Region, Id = id, VpcId = vpc.Id, Tags = tags };
        draft.Put(table);
        foreach (var block in vpc.Cidrs)
        {
            draft.Put(Local(table, block.Cidr));
        }

        return table;
    }

    /// <summary>A table's route to one of the VPC's own blocks.</summary>
    public static RouteRow Local(RouteTable table, Cidr block) => new(table.Place with { Within = table.Id }, new(block), RouteTarget.Local, "local");

    /// <summary>Whether the destination is that of a local route, whatever its target now.</summary>
    public bool IsLocal(RouteDestination destination, WorldView view) => destination.Cidr is { } cidr && view.Find<Vpc>(Place, VpcId)!.Cidrs.Any(block => block.Cidr == cidr);

    /// <summary>Deletes a route table with its routes.</summary>
    public static void Delete(Draft draft, RouteTable table)
    {
        foreach (var route in draft.All<RouteRow>(table.Place with { Within = table.Id }).ToList())
        {
            draft.Remove(route);
        }

        draft.Remove(table);
    }

    private static IReadOnlyList<RouteTableAssociationView> Associations(RouteTable table, WorldView view) => RouteTableView.Of(table, view).Associations;

    private static IReadOnlyList<RouteView> Routes(RouteTable table, WorldView view) => RouteTableView.Of(table, view).Routes;

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<RouteTable>.OwnConditions(WorldView view) => [new("ec2:RouteTableID", Id), new("ec2:Vpc", Vpc.Kind.ArnOf(Place, VpcId))];
}
