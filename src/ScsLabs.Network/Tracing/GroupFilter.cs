namespace ScsLabs.Network;

/// <summary>Decides by the security groups of an interface.</summary>
internal static class GroupFilter
{
    /// <summary>The ports of the packets that the groups allow together, and the first group and rule that allows some.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="groupIds">The groups of the interface.</param>
    /// <param name="packets">The packets.</param>
    /// <param name="isEgress">Whether the packets leave the interface: then the rules' addresses are destinations, else sources.</param>
    /// <param name="others">The groups of the interface on the other side, as far as rules can refer to them.</param>
    public static (PortSet Allowed, SecurityGroup? Group, GroupRule? By, bool HasRules) Filter(ITopology topology, IReadOnlyList<string> groupIds, Packets packets, bool isEgress, IReadOnlyList<string> others)
    {
        var (other, allowed, hasRules) = (isEgress ? packets.Destination : packets.Source, PortSet.None, false);
        (SecurityGroup? Group, GroupRule? Rule) first = (null, null);
        for (var number = 0; number < groupIds.Count; number++)
        {
            if (topology.Group(groupIds[number]) is not { } group)
            {
                continue;
            }

            var rules = isEgress ? group.Outbound : group.Inbound;
            hasRules |= rules.Count > 0;
            for (var index = 0; index < rules.Count; index++)
            {
                var rule = rules[index];
                if (!RuleMatch.Matches(rule.Protocol, packets.Protocol)
                    || !(rule.Cidr is { } cidr ? cidr.Contains(other) : others.Contains(rule.GroupId, StringComparer.Ordinal)))
                {
                    continue;
                }

                var matched = packets.DestinationPorts.In(RuleMatch.PortsOf(rule.Protocol, rule.Ports));
                if (!matched.IsEmpty)
                {
                    first = first.Rule is null ? (group, rule) : first;
                    allowed = allowed.Or(matched);
                }
            }
        }

        return (allowed, first.Group, first.Rule, hasRules);
    }
}
