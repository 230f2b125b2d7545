using System.Globalization;

namespace ScsLabs.Network;

/// <summary>An IPv4 address.</summary>
/// <param name="Value">The address as a number; the first octet is the highest.</param>
internal readonly record struct Ipv4(uint Value) : IComparable<Ipv4>
{
    /// <summary>Parses four decimal octets without leading zeros.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Ipv4 address)
    {
        address = default;
        uint value = 0;
        var octets = 0;
        foreach (var range in text.Split('.'))
        {
            var octet = text[range];
            if (++octets > 4 || octet.Length is 0 or > 3 || (octet.Length > 1 && octet[0] == '0') || !byte.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            value = (value << 8) | number;
        }

        address = new(value);
        return octets == 4;
    }

    /// <summary>Parses an address that is known to be well formed.</summary>
    /// <exception cref="FormatException">It isn't.</exception>
    public static Ipv4 Parse(string text) => TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is no IPv4 address.");

    /// <inheritdoc />
    public int CompareTo(Ipv4 other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value >> 24}.{(byte)(Value >> 16)}.{(byte)(Value >> 8)}.{(byte)Value}");
}
