namespace ScsLabs.Services.Ec2;

/// <summary>Lists security groups with their rules: all, or those with the ids and, in the default VPC, the names.</summary>
/// <remarks>Errors: InvalidGroup.NotFound, VPCIdNotSpecified, InvalidParameterValue. Source: EC2 API Reference, DescribeSecurityGroups.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeSecurityGroups([Wire("GroupId")] IReadOnlyList<string>? GroupIds = null, [Wire("GroupName")] IReadOnlyList<string>? GroupNames = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("securityGroupInfo")] IReadOnlyList<SecurityGroupView> SecurityGroups, string? NextToken);

    internal static Result Handle(DescribeSecurityGroups request, Call call)
    {
        var named = (request.GroupNames ?? []).Select(name => SecurityGroup.Named(call.View, DefaultVpc.Find(call.View, call.Place), name).Id);
        var page = Describing.Find<SecurityGroup>(call, request.Which, [.. request.GroupIds ?? [], .. named], "groupIds");
        return new([.. page.Items.Select(group => SecurityGroupView.Of(group, call.View))], page.Next);
    }
}

/// <summary>A security group in an answer.</summary>
internal sealed record SecurityGroupView(
    string GroupId,
    string GroupName,
    [Wire("groupDescription")] string Description,
    string OwnerId,
    string VpcId,
    string SecurityGroupArn,
    IReadOnlyList<IpPermission> IpPermissions,
    IReadOnlyList<IpPermission> IpPermissionsEgress,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a security group.</summary>
    public static SecurityGroupView Of(SecurityGroup group, WorldView view)
    {
        var rules = view.All(SecurityGroupRule.ByGroup, group.Id).ToList();
        return new(
            group.Id,
            group.GroupName,
            group.Description,
            group.Account.ToString(),
            group.VpcId,
            SecurityGroup.Kind.ArnOf(group.Place, group.Id),
            IpPermission.View(rules, isEgress: false, view),
            IpPermission.View(rules, isEgress: true, view),
            group.Tags.View());
    }
}
