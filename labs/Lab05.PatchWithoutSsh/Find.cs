using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab05.PatchWithoutSsh;

/// <summary>Finds the scenario's resources by their names.</summary>
public static class Find
{
    /// <summary>The id of the VPC.</summary>
    public static async Task<string> VpcAsync(Actor who) => who.Only((await who.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [Named(Names.Vpc)] })).Vpcs, $"VPC '{Names.Vpc}'").VpcId;

    /// <summary>The id of a subnet.</summary>
    public static async Task<string> SubnetAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [Named(name)] })).Subnets, $"subnet '{name}'").SubnetId;

    /// <summary>The id of the VPC's only route table.</summary>
    public static async Task<string> RouteTableAsync(Actor who) =>
        who.Only((await who.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [await VpcAsync(who)])] })).RouteTables, $"route table of the VPC '{Names.Vpc}'").RouteTableId;

    /// <summary>The id of a security group.</summary>
    public static async Task<string> GroupAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("group-name", [name])] })).SecurityGroups, $"security group '{name}'").GroupId;

    /// <summary>An instance.</summary>
    public static async Task<Instance> InstanceAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [Named(name)] })).Reservations?.SelectMany(reservation => reservation.Instances), $"instance '{name}'");

    /// <summary>The interface endpoints of the VPC.</summary>
    public static async Task<IReadOnlyList<VpcEndpoint>> EndpointsAsync(Actor who) =>
        (await who.Ec2.DescribeVpcEndpointsAsync(new() { Filters = [new("vpc-id", [await VpcAsync(who)]), new("vpc-endpoint-type", [VpcEndpointType.Interface])] })).VpcEndpoints ?? [];

    /// <summary>The ids of the rules of security groups that let something in.</summary>
    public static async Task<IReadOnlyList<SecurityGroupRule>> InboundAsync(Actor who, params IEnumerable<string> groups) =>
        [.. ((await who.Ec2.DescribeSecurityGroupRulesAsync(new() { Filters = [new("group-id", [.. groups])] })).SecurityGroupRules ?? []).Where(rule => rule.IsEgress != true)];

    private static Filter Named(string name) => new("tag:Name", [name]);
}
