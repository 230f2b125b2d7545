using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>The subnets that requests name for DB subnet groups.</summary>
internal static class GroupSubnets
{
    private const int LeastZones = 2;

    /// <summary>The maximum number of subnets of a group. Source: RDS User Guide, CHAP_Limits.</summary>
    private const int Most = 20;

    /// <summary>The subnets with these ids, and their VPC.</summary>
    /// <exception cref="AwsException">One doesn't exist, they are of several VPCs, too many, or in too few Availability Zones.</exception>
    public static (string VpcId, ImmutableArray<DbSubnet> Subnets) Find(IReadOnlyList<string> ids, WorldView view, Place place)
    {
        var subnets = ids.Distinct(StringComparer.Ordinal).Select(id => (Id: id, Row: view.Find<Subnet>(place, id))).ToList();
        if (subnets.Where(subnet => subnet.Row is null).Select(subnet => subnet.Id).ToList() is { Count: > 0 } missing)
        {
            throw RdsErrors.InvalidSubnet($"Some input subnets in :[{string.Join(", ", missing)}] are invalid.");
        }

        if (subnets.Count > Most)
        {
            throw RdsErrors.SubnetQuotaExceeded();
        }

        var rows = subnets.ConvertAll(subnet => subnet.Row!);
        if (rows.DistinctBy(subnet => subnet.VpcId, StringComparer.Ordinal).Count() > 1)
        {
            throw RdsErrors.InvalidSubnet("The specified subnets must all be in the same VPC.");
        }

        var zones = rows.Select(subnet => subnet.AvailabilityZone).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return zones.Count >= LeastZones ? (rows[0].VpcId, [.. rows.Select(Of)]) : throw RdsErrors.TooFewZones(string.Join(", ", zones));
    }

    /// <summary>The subnet as a group keeps it.</summary>
    public static DbSubnet Of(Subnet subnet) => new(subnet.Id, subnet.AvailabilityZone);
}
