using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Reads the rules in requests, and adds them to groups or removes them.</summary>
internal static class Permissions
{
    /// <summary>The maximum number of rules of a group in each direction.</summary>
    private const int MostRules = 60;

    /// <summary>The asks for adding rules to a group: the action on the group, and on the rules where the request has tags for them.</summary>
    public static IEnumerable<Ask> Asks(Call call, string operation, Reference<SecurityGroup> group, IReadOnlyList<TagSpecification>? specifications) =>
        [group.Ask($"ec2:{operation}"), .. specifications is { Count: > 0 } ? Creation.Asks<SecurityGroupRule>(call, operation, specifications) : []];

    /// <summary>Adds the rules of a request to a group.</summary>
    /// <exception cref="AwsException">A rule is malformed or given twice, its group doesn't exist, or the group has such a rule already or would have too many.</exception>
    public static IReadOnlyList<SecurityGroupRule> Add(Draft draft, Call call, SecurityGroup group, bool isEgress, IReadOnlyList<IpPermission>? given, IReadOnlyList<TagSpecification>? specifications)
    {
        var permissions = Read(given, call, pair => GroupOf(pair, group, call), static () => AwsException.NotEmulated("a rule for IPv6 addresses"));
        var tags = Creation.Tags<SecurityGroupRule>(specifications);
        if (permissions.DistinctBy(one => one.Permission).Count() < permissions.Count)
        {
            throw Ec2Errors.InvalidParameterValue("The same permission must not appear multiple times");
        }

        var there = draft.All(SecurityGroupRule.ByGroup, group.Id).Where(rule => rule.IsEgress == isEgress).Select(rule => rule.Permission).ToHashSet();
        var added = new List<SecurityGroupRule>();
        foreach (var (permission, description) in permissions)
        {
            if (!there.Add(permission))
            {
                throw Ec2Errors.DuplicatePermission(Told(permission));
            }

            added.Add(SecurityGroupRule.Of(group, call.Ids, isEgress, permission) with { Description = description, Tags = tags });
        }

        if (there.Count > MostRules)
        {
            throw Ec2Errors.LimitExceeded("RulesPerSecurityGroup", "rules per security group");
        }

        added.ForEach(draft.Put);
        return added;
    }

    /// <summary>Removes rules from a group, by what they allow or by their ids.</summary>
    /// <exception cref="AwsException">The group has no such rule.</exception>
    public static IReadOnlyList<SecurityGroupRule> Revoke(Draft draft, Call call, SecurityGroup group, bool isEgress, IReadOnlyList<IpPermission>? permissions, IReadOnlyList<string>? ruleIds)
    {
        if (ruleIds is { Count: > 0 } && permissions is { Count: > 0 })
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter securityGroupRuleIds cannot be used with the parameter ipPermissions");
        }

        var there = draft.All(SecurityGroupRule.ByGroup, group.Id).Where(rule => rule.IsEgress == isEgress).ToList();
        List<SecurityGroupRule> removed = ruleIds is { Count: > 0 }
            ? [.. ruleIds.Distinct(StringComparer.Ordinal).Select(id => there.Find(rule => rule.Id == id) ?? throw SecurityGroupRule.Kind.NotFound(id))]
            : [.. Read(permissions, call, pair => Named(pair, group, call), Ec2Errors.PermissionNotFound).Select(given => there.Find(rule => rule.Permission.WithoutPeering == given.Permission) ?? throw Ec2Errors.PermissionNotFound()).Distinct()];
        removed.ForEach(draft.Remove);
        return removed;
    }

    /// <summary>The rules of a request, each with its description.</summary>
    private static List<(Permission Permission, string? Description)> Read(IReadOnlyList<IpPermission>? permissions, Call call, Func<UserIdGroupPair, GroupReference> groupOf, Func<AwsException> noIpv6)
    {
        var read = new List<(Permission, string?)>();
        foreach (var given in permissions ?? [])
        {
            var protocol = Protocols.Read(given.IpProtocol ?? throw Ec2Errors.InvalidParameterValue("Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly."));
            var permission = new Permission(protocol, PortsOf(given, protocol));
            foreach (var range in given.IpRanges ?? [])
            {
                var text = range.CidrIp ?? throw Ec2Errors.MissingParameter("cidrIp");
                read.Add((permission with { Cidr = Cidr.TryParse(text, out var cidr) ? cidr : throw Ec2Errors.InvalidParameterValue($"CIDR block {text} is malformed") }, GroupTexts.OfRule(range.Description)));
            }

            if (given.Ipv6Ranges is { Count: > 0 })
            {
                throw noIpv6();
            }

            foreach (var list in given.PrefixListIds ?? [])
            {
                var id = list.PrefixListId ?? throw Ec2Errors.MissingParameter("prefixListId");
                read.Add((permission with { PrefixListId = AwsPrefixLists.Find(call.Region, id)?.Id ?? throw Ec2Errors.PrefixListNotFound(id) }, list.Description));
            }

            foreach (var pair in given.UserIdGroupPairs ?? [])
            {
                read.Add((permission with { Group = groupOf(pair) }, GroupTexts.OfRule(pair.Description)));
            }
        }

        return read.Count > 0 ? read : throw Ec2Errors.MissingParameter("ipPermissions");
    }

    private static PortRange PortsOf(IpPermission given, int protocol)
    {
        if (protocol == IpProtocol.Any || !(IpProtocol.HasPorts(protocol) || protocol == IpProtocol.Icmp))
        {
            return PortRange.All;
        }

        if ((given.FromPort, given.ToPort) is not ({ } from, { } to))
        {
            throw Ec2Errors.InvalidParameterValue($"Invalid value 'Must specify both from and to ports with {(protocol == IpProtocol.Icmp ? "ICMP" : "TCP/UDP")}.' for portRange.");
        }

        if (protocol == IpProtocol.Icmp)
        {
            if (from == -1 && to != -1)
            {
                throw Ec2Errors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"ICMP code ({to}) must be -1 where the ICMP type is -1."));
            }

            return from is >= -1 and <= 255 && to is >= -1 and <= 255 ? new(from, to) : throw Ec2Errors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid value '{(from is < -1 or > 255 ? from : to)}' for IP protocol icmp. Must be -1 or between 0 and 255."));
        }

        if ((from, to) is (-1, -1))
        {
            return PortRange.All;
        }

        if (from is < 0 or > 65535 || to is < 0 or > 65535)
        {
            throw Ec2Errors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid value '{(from is < 0 or > 65535 ? from : to)}' for portRange. Must be between 0 and 65535."));
        }

        return from <= to ? new(from, to) : throw Ec2Errors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid TCP port range {from}-{to}: the first port is greater than the last."));
    }

    /// <summary>The group that a rule to be removed names, which needn't exist any more.</summary>
    private static GroupReference Named(UserIdGroupPair pair, SecurityGroup group, Call call) =>
        pair.GroupId is { } id ? new(id, OwnerOf(pair, group), null) : GroupOf(pair, group, call);

    private static AccountId OwnerOf(UserIdGroupPair pair, SecurityGroup group) =>
        pair.UserId is not { } text ? group.Account : AccountId.TryParse(text, out var account) ? account : throw Ec2Errors.InvalidValue("userId", text);

    /// <summary>The group that a rule refers to: of the same VPC, or of one that an active peering in the Region leads to.</summary>
    private static GroupReference GroupOf(UserIdGroupPair pair, SecurityGroup group, Call call)
    {
        if (pair.GroupId is not { } id)
        {
            var name = pair.GroupName ?? throw Ec2Errors.MissingParameter("groupId");
            return new(SecurityGroup.Named(call.View, call.View.Find<Vpc>(group.Place, group.VpcId)!, name).Id, group.Account, null);
        }

        var owner = OwnerOf(pair, group);
        if (call.View.Find(AnyPlace<SecurityGroup>.ById, id) is not { } referred || referred.Account != owner || referred.Region != group.Region)
        {
            throw SecurityGroup.Kind.NotFound(id);
        }

        var peering = referred.VpcId == group.VpcId ? null : Peering.Between(call.View, group.VpcId, referred.VpcId) ?? throw SecurityGroup.Kind.NotFound(id);
        return new(id, owner, peering?.Id);
    }

    private static string Told(Permission permission) =>
        $"peer: {permission.Cidr?.ToString() ?? permission.PrefixListId ?? permission.Group!.GroupId}, {(permission.Protocol == IpProtocol.Any ? "ALL" : $"{Protocols.NameOf(permission.Protocol).ToUpperInvariant()}, from port: {permission.Ports.From}, to port: {permission.Ports.To}")}, ALLOW";
}
