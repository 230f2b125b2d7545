using System.Globalization;
using System.Runtime.InteropServices;

namespace ScsLabs.Network;

/// <summary>A range of ports, both ends inclusive.</summary>
/// <param name="From">The first port, 0 to 65535.</param>
/// <param name="To">The last port.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PortRange(int From, int To)
{
    /// <summary>All ports.</summary>
    public static PortRange All { get; } = new(0, 65535);

    /// <summary>The ports from which Linux opens connections. Source: VPC User Guide, nacl-ephemeral-ports.</summary>
    public static PortRange Ephemeral { get; } = new(32768, 60999);

    /// <summary>One port.</summary>
    public static PortRange Of(int port) => new(port, port);

    /// <summary>Reads what <see cref="ToString"/> writes, such as <c>443</c> or <c>8000-8080</c>.</summary>
    /// <exception cref="FormatException">It is no port and no range.</exception>
    public static PortRange Parse(string text)
    {
        var ends = text.Split('-', 2);
        return IsPort(ends[0], out var from) && IsPort(ends[^1], out var to) && from <= to ? new(from, to) : throw new FormatException($"'{text}' is no port and no range of ports.");

        static bool IsPort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && All.Contains(port);
    }

    /// <summary>Whether the port lies in the range.</summary>
    public bool Contains(int port) => From <= port && port <= To;

    /// <inheritdoc />
    public override string ToString() => From == To ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");
}
