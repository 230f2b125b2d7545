namespace ScsLabs.Services.Ec2;

/// <summary>What requests mean that name no VPC or subnet: the caller's default VPC in the Region.</summary>
internal static class DefaultNetwork
{
    /// <summary>The default VPC.</summary>
    /// <exception cref="AwsException">It was deleted.</exception>
    public static Vpc Vpc(Call call) => call.View.All<Vpc>(call.Place).FirstOrDefault(vpc => vpc.IsDefault) ?? throw Ec2Errors.NoDefaultVpc();

    /// <summary>The default subnet of a zone, or of the first zone that has one.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public static Subnet Subnet(string? zone, Call call)
    {
        var vpc = Vpc(call);
        if (zone is not null && !AvailabilityZones.Of(call.Region).Contains(zone))
        {
            throw Ec2Errors.InvalidParameterValue($"Invalid availability zone: [{zone}]");
        }

        return call.View.All(Ec2.Subnet.ByVpc, vpc.Id).Where(subnet => subnet.IsDefaultForZone && (zone is null || subnet.AvailabilityZone == zone)).MinBy(subnet => subnet.AvailabilityZone, StringComparer.Ordinal)
            ?? throw Ec2Errors.NoDefaultSubnet(vpc.Id);
    }

    /// <summary>The default VPC's security group of a name.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public static Reference<SecurityGroup> Group(string name, Call call)
    {
        var vpc = Vpc(call);
        return call.View.Find(SecurityGroup.ByName, (vpc.Id, name)) is { } group
            ? new(name, SecurityGroup.Kind.ArnOf(call.Place, group.Id), group)
            : throw new AwsException(SecurityGroup.Kind.ErrorCode, 400, $"The security group '{name}' does not exist in default VPC '{vpc.Id}'");
    }
}
