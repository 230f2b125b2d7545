using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The ranges from which a VPC can't take blocks, which depend on those that it has.</summary>
/// <remarks>Source: VPC User Guide, vpc-cidr-blocks (IPv4 CIDR block association restrictions).</remarks>
internal static class VpcRanges
{
    private static readonly Cidr Ten = Cidr.Parse("10.0.0.0/8");
    private static readonly Cidr OneSevenTwo = Cidr.Parse("172.16.0.0/12");
    private static readonly Cidr Defaults = Cidr.Parse("172.31.0.0/16");
    private static readonly Cidr Benchmarks = Cidr.Parse("198.19.0.0/16");
    private static readonly Cidr BeginOfTen = Cidr.Parse("10.0.0.0/15");
    private static readonly Cidr FirstOfTen = Cidr.Parse("10.0.0.0/16");

    /// <summary>The private ranges of RFC 1918.</summary>
    private static readonly Cidr[] Private = [Ten, OneSevenTwo, Cidr.Parse("192.168.0.0/16")];

    /// <summary>The ranges from which no VPC has addresses: this network, loopback, link-local and multicast.</summary>
    private static readonly Cidr[] Reserved = [Cidr.Parse("0.0.0.0/8"), Cidr.Parse("127.0.0.0/8"), Cidr.Parse("169.254.0.0/16"), Cidr.Parse("224.0.0.0/4")];

    /// <summary>Whether no VPC can have the block.</summary>
    public static bool IsReserved(Cidr cidr) => Array.Exists(Reserved, range => range.Overlaps(cidr));

    /// <summary>Whether a VPC can't have the block beside those that it has, the first of which tells its own range.</summary>
    public static bool IsRestricted(Cidr cidr, IReadOnlyList<Cidr> blocks)
    {
        var first = blocks[0];
        return IsReserved(cidr)
            || Array.Exists(Private, range => range.Overlaps(cidr) && !range.Overlaps(first))
            || (Benchmarks.Overlaps(cidr) && !Benchmarks.Overlaps(first))
            || (OneSevenTwo.Overlaps(first) && Defaults.Overlaps(cidr))
            || (Ten.Overlaps(first) && FirstOfTen.Overlaps(cidr) && blocks.Any(BeginOfTen.Overlaps));
    }
}
