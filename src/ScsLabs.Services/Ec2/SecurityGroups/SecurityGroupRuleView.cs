using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A rule of a security group in an answer.</summary>
internal sealed record SecurityGroupRuleView(
    string SecurityGroupRuleId,
    string GroupId,
    string GroupOwnerId,
    bool IsEgress,
    string IpProtocol,
    int FromPort,
    int ToPort,
    string? CidrIpv4,
    string? PrefixListId,
    ReferencedSecurityGroup? ReferencedGroupInfo,
    string? Description,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags,
    string SecurityGroupRuleArn)
{
    /// <summary>The ports as answers show them: -1 for all protocols.</summary>
    public static PortRange PortsOf(SecurityGroupRule rule) => rule.Permission.Protocol == Network.IpProtocol.Any ? new(-1, -1) : rule.Permission.Ports;

    /// <summary>Shows a rule.</summary>
    public static SecurityGroupRuleView Of(SecurityGroupRule rule) => new(
        rule.Id,
        rule.GroupId,
        rule.Account.ToString(),
        rule.IsEgress,
        Protocols.NameOf(rule.Permission.Protocol),
        PortsOf(rule).From,
        PortsOf(rule).To,
        rule.Permission.Cidr?.ToString(),
        rule.Permission.PrefixListId,
        rule.Permission.Group is { } group ? new(group.GroupId, group.Account.ToString(), group.PeeringId) : null,
        rule.Description,
        rule.Tags.View(),
        SecurityGroupRule.Kind.ArnOf(rule.Place, rule.Id));
}

/// <summary>The group that a rule refers to, in an answer.</summary>
internal sealed record ReferencedSecurityGroup(string GroupId, string UserId, string? VpcPeeringConnectionId);

/// <summary>A removed rule in an answer.</summary>
internal sealed record RevokedRuleView(string SecurityGroupRuleId, string GroupId, bool IsEgress, string IpProtocol, int FromPort, int ToPort, string? CidrIpv4, string? PrefixListId, string? ReferencedGroupId, string? Description)
{
    /// <summary>Shows a removed rule.</summary>
    public static RevokedRuleView Of(SecurityGroupRule rule) => new(
        rule.Id,
        rule.GroupId,
        rule.IsEgress,
        Protocols.NameOf(rule.Permission.Protocol),
        SecurityGroupRuleView.PortsOf(rule).From,
        SecurityGroupRuleView.PortsOf(rule).To,
        rule.Permission.Cidr?.ToString(),
        rule.Permission.PrefixListId,
        rule.Permission.Group?.GroupId,
        rule.Description);
}
