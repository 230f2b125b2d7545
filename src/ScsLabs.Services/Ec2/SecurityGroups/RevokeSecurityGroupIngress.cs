namespace ScsLabs.Services.Ec2;

/// <summary>Removes inbound rules from a security group, by what they allow or by their ids.</summary>
/// <remarks>Errors: InvalidGroup.NotFound, VPCIdNotSpecified, InvalidPermission.NotFound, InvalidPrefixListID.NotFound, InvalidSecurityGroupRuleId.NotFound, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, RevokeSecurityGroupIngress.</remarks>
[Operation<Ec2Api>]
internal sealed record RevokeSecurityGroupIngress(
    [Target<SecurityGroup>(By = nameof(SecurityGroup.ByIdOrName), With = nameof(GroupName))] string? GroupId = null,
    IReadOnlyList<IpPermission>? IpPermissions = null,
    [Wire("SecurityGroupRuleId")] IReadOnlyList<string>? SecurityGroupRuleIds = null,
    string? GroupName = null,
    bool DryRun = false)
{
    internal sealed record Result(bool Return, [Wire("revokedSecurityGroupRuleSet")] IReadOnlyList<RevokedRuleView> RevokedSecurityGroupRules);

    internal static Result Handle(RevokeSecurityGroupIngress request, Reference<SecurityGroup> group, Call call, Draft draft) =>
        new(Return: true, [.. Permissions.Revoke(draft, call, SecurityGroup.Found(group, request.GroupName, call), isEgress: false, request.IpPermissions, request.SecurityGroupRuleIds).Select(RevokedRuleView.Of)]);
}
