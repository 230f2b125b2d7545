using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace ScsLabs.Policy.Conditions;

/// <summary>IpAddress, NotIpAddress: CIDR ranges; a bare address is a range of one. IPv4 and IPv6 never match each other.</summary>
internal sealed class IpAddressTest(UInt128 network, UInt128 mask, bool isV4) : ConditionTest
{
    private static readonly SearchValues<char> Dotted = SearchValues.Create("0123456789.");

    public static ConditionTest Of(string value, bool variables)
    {
        var slash = value.IndexOf('/');
        if (!TryRead(slash < 0 ? value : value.AsSpan(0, slash), out var address, out var v4))
        {
            return NeverTest.Instance;
        }

        var width = v4 ? 32 : 128;
        var prefix = width;
        if (slash >= 0 && !(int.TryParse(value.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix) && prefix <= width))
        {
            return NeverTest.Instance;
        }

        var mask = prefix == 0 ? UInt128.Zero : UInt128.MaxValue << (width - prefix);
        return new IpAddressTest(address & mask, mask, v4);
    }

    public override bool Accepts(string actual, AccessRequest request) =>
        TryRead(actual, out var address, out var v4) && v4 == isV4 && (address & mask) == network;

    private static bool TryRead(ReadOnlySpan<char> text, out UInt128 address, out bool v4)
    {
        address = default;
        v4 = text.Contains('.') && !text.Contains(':');

        // IPAddress also reads "10.1" and "0x0a000001"; a policy's address has four decimal parts.
        if ((v4 && (text.Count('.') != 3 || text.ContainsAnyExcept(Dotted))) || !IPAddress.TryParse(text, out var parsed))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out var length);
        address = length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return v4 == (length == 4);
    }
}
