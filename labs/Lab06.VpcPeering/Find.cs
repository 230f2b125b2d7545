using Amazon.EC2.Model;

namespace Lab06.VpcPeering;

/// <summary>Finds the scenario's resources by their names, and peerings by their VPCs.</summary>
public static class Find
{
    /// <summary>The id of a VPC.</summary>
    public static async Task<string> VpcAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [Named(name)] })).Vpcs, $"VPC '{name}'").VpcId;

    /// <summary>The id of a VPC's only route table.</summary>
    public static async Task<string> RouteTableAsync(Actor who, string vpc) =>
        who.Only((await who.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [await VpcAsync(who, vpc)])] })).RouteTables, $"route table of the VPC '{vpc}'").RouteTableId;

    /// <summary>The id of a security group.</summary>
    public static async Task<string> GroupAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("group-name", [name])] })).SecurityGroups, $"security group '{name}'").GroupId;

    /// <summary>The id of a network interface.</summary>
    public static async Task<string> InterfaceAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [Named(name)] })).NetworkInterfaces, $"network interface '{name}'").NetworkInterfaceId;

    /// <summary>The peering between two VPCs, whichever requested it: the active one, or else the latest. Null where there is none.</summary>
    /// <param name="who">Whoever looks, in the account and Region of either VPC.</param>
    /// <param name="vpc">The id of one VPC.</param>
    /// <param name="other">The id of the other.</param>
    public static async Task<VpcPeeringConnection?> PeeringAsync(Actor who, string vpc, string other)
    {
        List<string> both = [vpc, other];
        var all = (await who.Ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { Filters = [new("requester-vpc-info.vpc-id", both), new("accepter-vpc-info.vpc-id", both)] })).VpcPeeringConnections ?? [];
        return all.Find(peering => peering.Status.Code == "active") ?? all.LastOrDefault();
    }

    private static Filter Named(string name) => new("tag:Name", [name]);
}
