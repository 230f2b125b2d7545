namespace ScsLabs.Network;

/// <summary>Decides by a network ACL.</summary>
internal static class AclFilter
{
    /// <summary>The ports of the packets that the ACL allows; where none, the entry that denied.</summary>
    /// <param name="entries">The entries of the direction, by ascending number.</param>
    /// <param name="packets">The packets.</param>
    /// <param name="isEgress">Whether the packets leave the subnet: then the entries' addresses are destinations, else sources.</param>
    public static (PortSet Allowed, AclEntry? By) Filter(IReadOnlyList<AclEntry> entries, Packets packets, bool isEgress)
    {
        var (other, allowed, left) = (isEgress ? packets.Destination : packets.Source, PortSet.None, packets.DestinationPorts);
        AclEntry? allowedBy = null, deniedBy = null;
        for (var number = 0; number < entries.Count && !left.IsEmpty; number++)
        {
            var entry = entries[number];
            if (!RuleMatch.Matches(entry.Protocol, packets.Protocol) || !entry.Cidr.Contains(other))
            {
                continue;
            }

            var ports = RuleMatch.PortsOf(entry.Protocol, entry.Ports);
            var matched = left.In(ports);
            if (matched.IsEmpty)
            {
                continue;
            }

            left = left.Except(ports);
            if (entry.Allows)
            {
                (allowed, allowedBy) = (allowed.Or(matched), allowedBy ?? entry);
            }
            else
            {
                deniedBy ??= entry;
            }
        }

        return (allowed, allowed.IsEmpty ? deniedBy : allowedBy);
    }
}
