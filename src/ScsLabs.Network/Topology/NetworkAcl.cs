namespace ScsLabs.Network;

/// <summary>A network ACL: the first entry that matches decides, in each direction by itself. What no entry matches is denied.</summary>
/// <param name="Id">The id.</param>
/// <param name="Inbound">The entries for packets into the subnet, by ascending number.</param>
/// <param name="Outbound">The entries for packets out of it, by ascending number.</param>
internal sealed record NetworkAcl(string Id, IReadOnlyList<AclEntry> Inbound, IReadOnlyList<AclEntry> Outbound);

/// <summary>An entry of a network ACL.</summary>
/// <param name="Number">The rule number.</param>
/// <param name="Allows">Whether it allows.</param>
/// <param name="Protocol">The protocol's number, or <see cref="IpProtocol.Any"/>.</param>
/// <param name="Cidr">The addresses on the other side.</param>
/// <param name="Ports">The destination ports; ignored for protocols without ports.</param>
internal sealed record AclEntry(int Number, bool Allows, int Protocol, Cidr Cidr, PortRange Ports)
{
    /// <summary>The number of the entry that denies what no other matches; every ACL ends with it.</summary>
    public const int LastNumber = 32767;

    /// <summary>The entry that denies what no other matches.</summary>
    public static AclEntry Last { get; } = new(LastNumber, Allows: false, IpProtocol.Any, Cidr.All, PortRange.All);
}
