using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>A DB subnet group in an answer.</summary>
public sealed record DbSubnetGroupView(
    [Wire("DBSubnetGroupName")] string Name,
    [Wire("DBSubnetGroupDescription")] string Description,
    string VpcId,
    string SubnetGroupStatus,
    [Wire("Subnets", Item = "Subnet")] IReadOnlyList<DbSubnetView> Subnets,
    [Wire("DBSubnetGroupArn")] string Arn,
    IReadOnlyList<string> SupportedNetworkTypes)
{
    /// <summary>Shows a group.</summary>
    internal static DbSubnetGroupView Of(DbSubnetGroup group, WorldView view) =>
        new(group.Name, group.Description, group.VpcId, "Complete", [.. group.Subnets.Select(subnet => DbSubnetView.Of(subnet, view.Find<Subnet>(group.Place, subnet.Id) is not null))], group.Arn, ["IPV4"]);
}

/// <summary>A subnet of a DB subnet group in an answer.</summary>
public sealed record DbSubnetView(string SubnetIdentifier, ZoneView SubnetAvailabilityZone, string SubnetStatus)
{
    /// <summary>Shows a subnet.</summary>
    internal static DbSubnetView Of(DbSubnet subnet, bool isThere) => new(subnet.Id, new(subnet.Zone), isThere ? "Active" : "Inactive");
}

/// <summary>An Availability Zone in an answer.</summary>
public sealed record ZoneView(string Name);
