namespace ScsLabs.Services.Ec2;

/// <summary>Adds inbound rules to a security group.</summary>
/// <remarks>Errors: InvalidGroup.NotFound, VPCIdNotSpecified, InvalidPermission.Duplicate, InvalidPrefixListID.NotFound, RulesPerSecurityGroupLimitExceeded, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, AuthorizeSecurityGroupIngress.</remarks>
[Operation<Ec2Api>]
internal sealed record AuthorizeSecurityGroupIngress(
    [Target<SecurityGroup>(By = nameof(SecurityGroup.ByIdOrName), With = nameof(GroupName))] string? GroupId = null,
    IReadOnlyList<IpPermission>? IpPermissions = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    string? GroupName = null,
    bool DryRun = false)
{
    internal sealed record Result(bool Return, [Wire("securityGroupRuleSet")] IReadOnlyList<SecurityGroupRuleView> SecurityGroupRules);

    internal static IEnumerable<Ask> Asks(AuthorizeSecurityGroupIngress request, Reference<SecurityGroup> group, Call call) =>
        Permissions.Asks(call, nameof(AuthorizeSecurityGroupIngress), group, request.TagSpecifications);

    internal static Result Handle(AuthorizeSecurityGroupIngress request, Reference<SecurityGroup> group, Call call, Draft draft) =>
        new(Return: true, [.. Permissions.Add(draft, call, SecurityGroup.Found(group, request.GroupName, call), isEgress: false, request.IpPermissions, request.TagSpecifications).Select(SecurityGroupRuleView.Of)]);
}
