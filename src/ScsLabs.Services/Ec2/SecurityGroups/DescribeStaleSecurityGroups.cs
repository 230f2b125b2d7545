namespace ScsLabs.Services.Ec2;

/// <summary>Lists a VPC's security groups that have stale rules: they refer to a group behind a peering that ended, or to one that was deleted there.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeStaleSecurityGroups.</remarks>
[Operation<Ec2Api>]
internal sealed record DescribeStaleSecurityGroups([Target<Vpc>] string VpcId, int? MaxResults = null, string? NextToken = null, bool DryRun = false)
{
    private const int MostResults = 255;

    internal sealed record Result([Wire("staleSecurityGroupSet")] IReadOnlyList<StaleSecurityGroup> StaleSecurityGroupSet, string? NextToken);

    internal static IEnumerable<Ask> Asks(DescribeStaleSecurityGroups request, Reference<Vpc> vpc) => [new("ec2:DescribeStaleSecurityGroups", "*")];

    internal static Result Handle(DescribeStaleSecurityGroups request, Vpc vpc, Call call)
    {
        var stale = call.View.All(SecurityGroup.ByVpc, vpc.Id).Where(group => call.View.All(SecurityGroupRule.ByGroup, group.Id).Any(rule => rule.IsStale(call.View)));
        var page = Page.Of(stale, request.NextToken, Describing.SizeOf(new(MaxResults: request.MaxResults), most: MostResults), group => group.Id, () => Ec2Errors.InvalidNextToken(request.NextToken!), call);
        return new([.. page.Items.Select(group => StaleSecurityGroup.Of(group, call.View))], page.Next);
    }
}

/// <summary>A security group with stale rules, in an answer.</summary>
internal sealed record StaleSecurityGroup(
    string GroupId,
    string GroupName,
    string Description,
    string VpcId,
    IReadOnlyList<StaleIpPermission> StaleIpPermissions,
    IReadOnlyList<StaleIpPermission> StaleIpPermissionsEgress)
{
    /// <summary>Shows the stale rules of a group.</summary>
    public static StaleSecurityGroup Of(SecurityGroup group, WorldView view)
    {
        var stale = view.All(SecurityGroupRule.ByGroup, group.Id).Where(rule => rule.IsStale(view)).ToList();
        IReadOnlyList<StaleIpPermission> Permissions(bool isEgress) => [.. IpPermission.View(stale, isEgress, view).Select(one => new StaleIpPermission(one.IpProtocol!, one.FromPort, one.ToPort, one.UserIdGroupPairs!))];
        return new(group.Id, group.GroupName, group.Description, group.VpcId, Permissions(isEgress: false), Permissions(isEgress: true));
    }
}

/// <summary>Stale rules with the same protocol and ports, in an answer.</summary>
internal sealed record StaleIpPermission(string IpProtocol, int? FromPort, int? ToPort, [Wire("groups")] IReadOnlyList<UserIdGroupPair> UserIdGroupPairs);
