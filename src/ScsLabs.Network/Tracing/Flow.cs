namespace ScsLabs.Network;

/// <summary>Packets from one interface to another, and their replies.</summary>
/// <param name="SourceId">The id of the interface that opens the connection.</param>
/// <param name="DestinationId">The id of the interface that it is opened to.</param>
/// <param name="Protocol">The protocol's number.</param>
internal sealed record Flow(string SourceId, string DestinationId, int Protocol)
{
    /// <summary>The source ports that the packets may have.</summary>
    public PortRange SourcePorts { get; init; } = PortRange.All;

    /// <summary>The destination ports that the packets may have.</summary>
    public PortRange DestinationPorts { get; init; } = PortRange.All;
}
