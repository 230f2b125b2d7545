using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace ScsLabs.Policy.Conditions;

/// <summary>IpAddress and NotIpAddress: compare with CIDR ranges; an address alone is a range of one. IPv4 and IPv6 never match each other.</summary>
internal sealed class IpAddressTest(UInt128 network, UInt128 mask, bool isV4) : ConditionTest
{
    /// <summary>Whether the text is an address or a range of them.</summary>
    public static bool IsRange(string value) => Of(value, variables: false) is IpAddressTest;

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

    /// <summary>The range's first and last address, and those beside them.</summary>
    public override IEnumerable<string> Borders =>
        ((UInt128[])[network - 1, network, network | ~mask & Width, (network | ~mask & Width) + 1]).Where(address => address <= Width).Select(Write);

    private UInt128 Width => isV4 ? uint.MaxValue : UInt128.MaxValue;

    public override bool Accepts(string actual, AccessRequest request) =>
        TryRead(actual, out var address, out var v4) && v4 == isV4 && (address & mask) == network;

    private string Write(UInt128 address)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return new IPAddress(isV4 ? bytes[12..] : bytes).ToString();
    }

    private static bool TryRead(ReadOnlySpan<char> text, out UInt128 address, out bool v4)
    {
        v4 = !text.Contains(':');
        return v4 ? TryReadV4(text, out address) : TryReadV6(text, out address);
    }

    /// <summary>Reads an IPv4 address of four decimal parts; unlike <see cref="IPAddress"/>, refuses <c>10.1</c> and <c>0x0a000001</c>.</summary>
    private static bool TryReadV4(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = default;
        var parts = 0;
        foreach (var part in text.Split('.'))
        {
            if (++parts > 4 || !byte.TryParse(text[part], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            address = (address << 8) | value;
        }

        return parts == 4;
    }

    private static bool TryReadV6(ReadOnlySpan<char> text, out UInt128 address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var valid = IPAddress.TryParse(text, out var parsed) && parsed.TryWriteBytes(bytes, out var length) && length == bytes.Length;
        address = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return valid;
    }
}
