namespace ScsLabs.Services.Ec2;

/// <summary>Removes outbound rules from a security group, by what they allow or by their ids.</summary>
/// <remarks>Errors: InvalidGroup.NotFound, InvalidPermission.NotFound, InvalidPrefixListID.NotFound, InvalidSecurityGroupRuleId.NotFound, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, RevokeSecurityGroupEgress.</remarks>
[Operation<Ec2Api>]
internal sealed record RevokeSecurityGroupEgress(
    [Target<SecurityGroup>] string GroupId,
    IReadOnlyList<IpPermission>? IpPermissions = null,
    [Wire("SecurityGroupRuleId")] IReadOnlyList<string>? SecurityGroupRuleIds = null,
    bool DryRun = false)
{
    internal sealed record Result(bool Return, [Wire("revokedSecurityGroupRuleSet")] IReadOnlyList<RevokedRuleView> RevokedSecurityGroupRules);

    internal static Result Handle(RevokeSecurityGroupEgress request, SecurityGroup group, Call call, Draft draft) =>
        new(Return: true, [.. Permissions.Revoke(draft, call, group, isEgress: true, request.IpPermissions, request.SecurityGroupRuleIds).Select(RevokedRuleView.Of)]);
}
