namespace ScsLabs.Services.Ec2;

/// <summary>Adds outbound rules to a security group.</summary>
/// <remarks>Errors: InvalidGroup.NotFound, InvalidPermission.Duplicate, InvalidPrefixListID.NotFound, RulesPerSecurityGroupLimitExceeded, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, AuthorizeSecurityGroupEgress.</remarks>
[Operation<Ec2Api>]
internal sealed record AuthorizeSecurityGroupEgress(
    [Target<SecurityGroup>] string GroupId,
    IReadOnlyList<IpPermission>? IpPermissions = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    bool DryRun = false)
{
    internal sealed record Result(bool Return, [Wire("securityGroupRuleSet")] IReadOnlyList<SecurityGroupRuleView> SecurityGroupRules);

    internal static IEnumerable<Ask> Asks(AuthorizeSecurityGroupEgress request, Reference<SecurityGroup> group, Call call) =>
        Permissions.Asks(call, nameof(AuthorizeSecurityGroupEgress), group, request.TagSpecifications);

    internal static Result Handle(AuthorizeSecurityGroupEgress request, SecurityGroup group, Call call, Draft draft) =>
        new(Return: true, [.. Permissions.Add(draft, call, group, isEgress: true, request.IpPermissions, request.TagSpecifications).Select(SecurityGroupRuleView.Of)]);
}
