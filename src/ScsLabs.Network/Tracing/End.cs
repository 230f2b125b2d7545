namespace ScsLabs.Network;

/// <summary>An end of a flow.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">The kind of component.</param>
/// <param name="Interface">The interface; null where the end is a gateway, behind which the addresses are.</param>
internal sealed record End(string Id, ComponentKind Kind, NetworkInterface? Interface)
{
    /// <summary>Finds an end.</summary>
    /// <exception cref="ArgumentException">It doesn't exist.</exception>
    public static End Of(ITopology topology, string id)
    {
        if (topology.Interface(id) is { } one)
        {
            return new(id, ComponentKind.Interface, one);
        }

        var kind = topology.InternetGateway(id) is not null ? ComponentKind.InternetGateway
            : topology.GatewayEndpoint(id) is not null ? ComponentKind.GatewayEndpoint
            : throw new ArgumentException($"There is no interface, Internet gateway or gateway endpoint {id}.", nameof(id));
        return new(id, kind, null);
    }
}
