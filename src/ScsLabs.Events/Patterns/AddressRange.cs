using System.Buffers;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace ScsLabs.Events.Patterns;

/// <summary>A CIDR block of IPv4 or IPv6 addresses.</summary>
/// <remarks>Source: EventBridge User Guide, eb-create-pattern-operators (IP address matching), and errors of PutRule as recorded by users.</remarks>
internal sealed class AddressRange
{
    private static readonly SearchValues<char> Ipv4 = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> Ipv6 = SearchValues.Create("0123456789abcdefABCDEF:");

    private readonly byte[] network;
    private readonly int bits;

    private AddressRange(byte[] network, int bits) => (this.network, this.bits) = (network, bits);

    /// <summary>Parses an address, a slash and the number of bits: below 32, or below 128.</summary>
    /// <exception cref="FormatException">It isn't one; the message is AWS's.</exception>
    public static AddressRange Parse(string text)
    {
        if (text.Split('/') is not [var address, var mask])
        {
            throw new FormatException("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(mask, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bits))
        {
            throw new FormatException("Malformed CIDR, mask bits must be an integer");
        }

        if (bits < 0)
        {
            throw new FormatException("Malformed CIDR, mask bits must not be negative");
        }

        var first = BytesOf(address) ?? throw new FormatException($"Nonstandard IP address: {address}");
        var all = first.Length * 8;
        return bits < all ? new(first, bits) : throw new FormatException($"IPv{(all == 32 ? 4 : 6)} mask bits must be < {all}");
    }

    /// <summary>Whether the text is an address in the range. A text that is no address isn't.</summary>
    public bool Contains(string text) => BytesOf(text) is { } address && address.Length == network.Length && First(address) == First(network);

    private BigInteger First(byte[] address) => new BigInteger(address, isUnsigned: true, isBigEndian: true) >> (address.Length * 8 - bits);

    /// <summary>The bytes of an address in the usual form: four numbers, or hexadecimal groups.</summary>
    private static byte[]? BytesOf(string text)
    {
        var isUsual = text.Contains(':', StringComparison.Ordinal)
            ? !text.AsSpan().ContainsAnyExcept(Ipv6)
            : text.AsSpan().Count('.') == 3 && !text.AsSpan().ContainsAnyExcept(Ipv4);
        return isUsual && IPAddress.TryParse(text, out var address) ? address.GetAddressBytes() : null;
    }
}
