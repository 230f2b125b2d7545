using Amazon.EC2.Model;

namespace Lab04.MySqlOnly;

/// <summary>Finds the scenario's resources by their names.</summary>
public static class Find
{
    /// <summary>The id of a VPC.</summary>
    public static async Task<string> VpcAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [Named(name)] })).Vpcs, $"VPC '{name}'").VpcId;

    /// <summary>The id of a security group.</summary>
    public static async Task<string> GroupAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("group-name", [name])] })).SecurityGroups, $"security group '{name}'").GroupId;

    /// <summary>A network ACL.</summary>
    public static async Task<NetworkAcl> AclAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [Named(name)] })).NetworkAcls, $"network ACL '{name}'");

    /// <summary>The id of an instance.</summary>
    public static async Task<string> InstanceAsync(Actor who, string name) => who.Only((await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [Named(name)] })).Reservations?.SelectMany(reservation => reservation.Instances), $"instance '{name}'").InstanceId;

    /// <summary>The id of a database's network interface.</summary>
    public static async Task<string> DatabaseAsync(Actor who, string name)
    {
        // RDS doesn't name the interface: it is the one of RDS in the database's VPC, which has no other database.
        var vpc = (await who.Rds.DescribeDBInstancesAsync(new(name))).DBInstances.Single().DBSubnetGroup.VpcId;
        return (await who.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [new("vpc-id", [vpc]), new("description", ["RDSNetworkInterface"])] })).NetworkInterfaces.Single().NetworkInterfaceId;
    }

    private static Filter Named(string name) => new("tag:Name", [name]);
}
