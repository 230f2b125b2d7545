namespace ScsLabs.Network;

/// <summary>Packets from one end to another, and their replies. An end is a network interface, an Internet gateway (for the Internet behind it), or, as the destination, a gateway endpoint.</summary>
/// <param name="SourceId">The id of the end that opens the connection.</param>
/// <param name="DestinationId">The id of the end that it is opened to.</param>
/// <param name="Protocol">The protocol's number.</param>
internal sealed record Flow(string SourceId, string DestinationId, int Protocol)
{
    /// <summary>The address behind a gateway that is the source; null for any.</summary>
    public Ipv4? SourceAddress { get; init; }

    /// <summary>The address behind a gateway that is the destination; null for any.</summary>
    public Ipv4? DestinationAddress { get; init; }

    /// <summary>The source ports that the packets may have.</summary>
    public PortRange SourcePorts { get; init; } = PortRange.All;

    /// <summary>The destination ports that the packets may have.</summary>
    public PortRange DestinationPorts { get; init; } = PortRange.All;
}
