namespace ScsLabs.Network;

/// <summary>Which addresses the Internet has. Source: IANA, IPv4 Special-Purpose Address Registry.</summary>
internal static class InternetAddresses
{
    private static readonly Cidr[] Private = [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16")];

    private static readonly Cidr Shared = Cidr.Parse("100.64.0.0/10");

    /// <summary>The ranges that no host on the Internet has an address of: private, shared, this host, loopback, link-local, multicast and reserved.</summary>
    public static IReadOnlyList<Cidr> Excluded { get; } = [.. Private, Shared, Cidr.Parse("0.0.0.0/8"), Cidr.Parse("127.0.0.0/8"), Cidr.Parse("169.254.0.0/16"), Cidr.Parse("224.0.0.0/3")];

    /// <summary>Whether the address is one for private use (RFC 1918).</summary>
    public static bool IsPrivate(Ipv4 address) => Array.Exists(Private, cidr => cidr.Contains(address));

    /// <summary>Whether the address is one of the range that carriers share (RFC 6598).</summary>
    public static bool IsShared(Ipv4 address) => Shared.Contains(address);

    /// <summary>Whether a host on the Internet may have the address.</summary>
    public static bool Contains(Ipv4 address) => !Excluded.Any(cidr => cidr.Contains(address));
}
