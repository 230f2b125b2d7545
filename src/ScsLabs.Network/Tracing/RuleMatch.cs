namespace ScsLabs.Network;

/// <summary>Matches the protocol and ports of rules of security groups and entries of ACLs.</summary>
internal static class RuleMatch
{
    /// <summary>Whether a rule of the protocol is about packets of the other.</summary>
    public static bool Matches(int protocol, int packets) => protocol == IpProtocol.Any || protocol == packets;

    /// <summary>The ports that a rule of the protocol matches: its own for TCP and UDP, all for others.</summary>
    public static PortRange PortsOf(int protocol, PortRange ports) => IpProtocol.HasPorts(protocol) ? ports : PortRange.All;
}
