using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A route table in an answer.</summary>
internal sealed record RouteTableView(
    string RouteTableId,
    string VpcId,
    string OwnerId,
    [Wire("associationSet")] IReadOnlyList<RouteTableAssociationView> Associations,
    [Wire("routeSet")] IReadOnlyList<RouteView> Routes,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a route table.</summary>
    public static RouteTableView Of(RouteTable table, WorldView view)
    {
        var vpc = view.Find<Vpc>(table.Place, table.VpcId)!;
        return new(
            table.Id,
            table.VpcId,
            table.Account.ToString(),
            [
                .. vpc.MainRouteTableId == table.Id ? [new RouteTableAssociationView(vpc.MainAssociationId, table.Id, null, Main: true, new("associated"))] : Array.Empty<RouteTableAssociationView>(),
                .. view.All(Subnet.ByRouteTable, table.Id).Select(subnet => new RouteTableAssociationView(subnet.RouteTable!.Id, table.Id, subnet.Id, Main: false, new("associated"))),
            ],
            [.. view.All<RouteRow>(table.Place with { Within = table.Id }).Select(route => RouteView.Of(route, view))],
            table.Tags.View());
    }
}

/// <summary>An association of a route table in an answer.</summary>
internal sealed record RouteTableAssociationView(string RouteTableAssociationId, string RouteTableId, string? SubnetId, bool Main, RouteTableAssociationState AssociationState);

/// <summary>The state of an association in an answer.</summary>
internal sealed record RouteTableAssociationState(string State);

/// <summary>A route in an answer.</summary>
internal sealed record RouteView(
    string? DestinationCidrBlock,
    string? DestinationPrefixListId,
    string? GatewayId,
    string? InstanceId,
    string? InstanceOwnerId,
    string? NatGatewayId,
    string? NetworkInterfaceId,
    string? VpcPeeringConnectionId,
    string Origin,
    string State)
{
    /// <summary>Shows a route.</summary>
    public static RouteView Of(RouteRow row, WorldView view)
    {
        var instance = row.Target is RouteTarget.Interface ? view.Find(AnyPlace<NetworkInterface>.ById, row.TargetId)?.Attachment?.InstanceId : null;
        return new(
            row.Destination.Cidr?.ToString(),
            row.Destination.PrefixListId,
            row.Target is RouteTarget.Local or RouteTarget.InternetGateway or RouteTarget.GatewayEndpoint ? row.TargetId : null,
            instance,
            instance is null ? null : row.Place.Account.ToString(),
            row.Target is RouteTarget.NatGateway ? row.TargetId : null,
            row.Target is RouteTarget.Interface ? row.TargetId : null,
            row.Target is RouteTarget.Peering ? row.TargetId : null,
            row.Origin,
            row.IsActive(view) ? "active" : "blackhole");
    }
}
