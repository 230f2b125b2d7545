using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>Places DB instances in VPCs: each has one network interface, which only RDS manages.</summary>
internal static class DbNetwork
{
    /// <summary>The group that a request names, or the default VPC's, which is created with the first database that needs it.</summary>
    /// <exception cref="AwsException">The group doesn't exist, or the default VPC has no subnets.</exception>
    public static DbSubnetGroup GroupOf(string? name, Call call, Draft draft)
    {
        if (draft.Find<DbSubnetGroup>(call.Place, (name ?? DbSubnetGroup.Default).ToLowerInvariant()) is { } group)
        {
            return group;
        }

        if (name is not null && !name.Equals(DbSubnetGroup.Default, StringComparison.OrdinalIgnoreCase))
        {
            throw DbSubnetGroup.NotFound(name, call);
        }

        if (draft.All<Vpc>(call.Place).FirstOrDefault(one => one.IsDefault) is not { } vpc || draft.All(Subnet.ByVpc, vpc.Id).Where(one => one.IsDefaultForZone).ToList() is not { Count: > 0 } subnets)
        {
            throw RdsErrors.InvalidSubnet("No default subnet detected in VPC. Please contact AWS Support to recreate default Subnets.");
        }

        group = new()
        {
            Account = call.Account,
            Region = call.Region,
            Name = DbSubnetGroup.Default,
            Description = DbSubnetGroup.Default,
            VpcId = vpc.Id,
            Subnets = [.. subnets.OrderBy(one => one.AvailabilityZone, StringComparer.Ordinal).Select(GroupSubnets.Of)],
        };
        draft.Put(group);
        return group;
    }

    /// <summary>The network interface of a new instance, yet to be put. It is idle until the instance is available.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="group">The DB subnet group.</param>
    /// <param name="zone">The Availability Zone; null for any.</param>
    /// <param name="groupIds">The VPC security groups; none for the VPC's default one.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="AwsException">No subnet has a free address, or a security group isn't to be had.</exception>
    public static NetworkInterface InterfaceIn(Draft draft, DbSubnetGroup group, string? zone, IReadOnlyList<string>? groupIds, Call call)
    {
        if (zone is not null && !AvailabilityZones.Of(call.Region).Contains(zone, StringComparer.Ordinal))
        {
            throw AvailabilityZones.Missing(zone, call.Region, RdsErrors.InvalidParameterValue($"Invalid availability zone: {zone}"));
        }

        var subnet = group.Existing(draft).FirstOrDefault(one => (zone is null || one.AvailabilityZone == zone) && one.FreeAddresses(draft) > 0)
            ?? throw RdsErrors.InvalidNetworkState($"DB subnet group {group.Name} has no subnet with a free address{(zone is null ? "" : $" in {zone}")}.");
        return NetworkInterface.OfService(draft, call.Ids, subnet, "interface", "RDSNetworkInterface", GroupsOf(groupIds, subnet.VpcId, call.Place, draft)) with { RequesterId = "amazon-rds", IsIdle = true };
    }

    /// <summary>The security groups that a request names, or the VPC's default one.</summary>
    /// <exception cref="AwsException">A group doesn't exist, or is in another VPC.</exception>
    public static ImmutableArray<string> GroupsOf(IReadOnlyList<string>? ids, string vpcId, Place place, WorldView view)
    {
        if (ids is not { Count: > 0 })
        {
            return [view.Find<Vpc>(place, vpcId)!.DefaultGroupId];
        }

        foreach (var id in ids)
        {
            var group = view.Find<SecurityGroup>(place, id) ?? throw RdsErrors.InvalidParameterValue($"Invalid security group , groupId= {id}, groupName=.");
            if (group.VpcId != vpcId)
            {
                throw RdsErrors.InvalidParameterCombination($"The DB instance and EC2 security group are in different VPCs. The DB instance is in {vpcId} and the EC2 security group is in {group.VpcId}");
            }
        }

        ImmutableArray<string> all = [.. ids.Distinct(StringComparer.Ordinal)];
        return all.Length <= NetworkInterface.MostGroups ? all : throw RdsErrors.InvalidParameterValue($"A DB instance can have {NetworkInterface.MostGroups} VPC security groups at most.");
    }

    /// <summary>The interface with a public address or without one.</summary>
    /// <exception cref="AwsException">The VPC lets no one in from the Internet.</exception>
    public static NetworkInterface MadePublic(NetworkInterface one, bool isPublic, Draft draft, Call call)
    {
        if (!isPublic)
        {
            return one with { PublicIp = null };
        }

        var vpc = draft.Find<Vpc>(one.Place, one.VpcId)!;
        if (!vpc.EnableDnsSupport || !vpc.EnableDnsHostnames)
        {
            throw RdsErrors.InvalidNetworkState("Cannot create a publicly accessible DBInstance. The specified VPC does not support DNS resolution, DNS hostnames, or both. Update the VPC and then try again");
        }

        return draft.Count(InternetGateway.ByVpc, vpc.Id) > 0
            ? one with { PublicIp = one.PublicIp ?? PublicAddresses.Free(draft, call.Ids.Hex("")) }
            : throw RdsErrors.InvalidNetworkState("Cannot create a publicly accessible DBInstance. The specified VPC has no internet gateway attached.Update the VPC and then try again");
    }
}
