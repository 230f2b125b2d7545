namespace ScsLabs.Network;

/// <summary>A security group: its rules only allow, and replies to what is allowed pass without a rule.</summary>
/// <param name="Id">The id.</param>
/// <param name="Inbound">The rules for packets to the group's interfaces.</param>
/// <param name="Outbound">The rules for packets from them.</param>
internal sealed record SecurityGroup(string Id, IReadOnlyList<GroupRule> Inbound, IReadOnlyList<GroupRule> Outbound);

/// <summary>A rule of a security group.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Protocol">The protocol's number, or <see cref="IpProtocol.Any"/>.</param>
/// <param name="Ports">The destination ports; ignored for protocols without ports.</param>
internal sealed record GroupRule(string Id, int Protocol, PortRange Ports)
{
    /// <summary>The addresses on the other side; null where the rule names a group.</summary>
    public Cidr? Cidr { get; init; }

    /// <summary>The group on the other side: its interfaces' private addresses. Null where the rule names addresses.</summary>
    public string? GroupId { get; init; }

    /// <summary>The prefix list that the rule was written with: such a rule is one for each of the list's CIDR blocks. Null for others.</summary>
    public string? PrefixListId { get; init; }
}
