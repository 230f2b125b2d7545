using System.Globalization;
using System.Runtime.InteropServices;

namespace ScsLabs.Network;

/// <summary>A range of IPv4 addresses that share a prefix.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cidr : IComparable<Cidr>
{
    /// <summary>Creates the range that holds the address; bits beyond the prefix are dropped.</summary>
    public Cidr(Ipv4 address, int length) => (First, Length) = (new(address.Value & MaskOf(length)), length);

    /// <summary>All addresses.</summary>
    public static Cidr All { get; } = new(default, 0);

    /// <summary>The first address.</summary>
    public Ipv4 First { get; }

    /// <summary>The length of the prefix in bits, 0 to 32.</summary>
    public int Length { get; }

    /// <summary>The last address.</summary>
    public Ipv4 Last => new(First.Value | ~MaskOf(Length));

    /// <summary>The number of addresses.</summary>
    public long Count => 1L << (32 - Length);

    /// <summary>The range of one address.</summary>
    public static Cidr Of(Ipv4 address) => new(address, 32);

    /// <summary>Parses an address, a slash and the length of the prefix. Bits beyond the prefix are dropped, as AWS does.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Cidr cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !Ipv4.TryParse(text[..slash], out var address) || text[(slash + 1)..] is not { Length: 1 or 2 } digits
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 32 || (digits.Length == 2 && digits[0] == '0'))
        {
            return false;
        }

        cidr = new(address, length);
        return true;
    }

    /// <summary>Parses a range that is known to be well formed.</summary>
    /// <exception cref="FormatException">It isn't.</exception>
    public static Cidr Parse(string text) => TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is no IPv4 CIDR block.");

    /// <summary>Whether the address lies in the range.</summary>
    public bool Contains(Ipv4 address) => (address.Value & MaskOf(Length)) == First.Value;

    /// <summary>Whether the whole other range lies in this one.</summary>
    public bool Contains(Cidr other) => other.Length >= Length && Contains(other.First);

    /// <summary>Whether the ranges share an address. Of two such ranges one contains the other.</summary>
    public bool Overlaps(Cidr other) => Contains(other) || other.Contains(this);

    /// <inheritdoc />
    public int CompareTo(Cidr other) => First.CompareTo(other.First) is var byFirst and not 0 ? byFirst : Length.CompareTo(other.Length);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}/{Length}");

    private static uint MaskOf(int length) => length == 0 ? 0 : uint.MaxValue << (32 - length);
}
