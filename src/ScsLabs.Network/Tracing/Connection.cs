namespace ScsLabs.Network;

/// <summary>The state of a connection in the components on its way: which security groups track it, and which addresses were translated.</summary>
internal sealed class Connection
{
    private readonly List<string> tracked = [];
    private readonly List<(string NatGatewayId, string InterfaceId, Packets Before)> translations = [];

    /// <summary>The interface whose addresses an Internet gateway has exchanged; null where the packets have passed none.</summary>
    public NetworkInterface? Public { get; set; }

    /// <summary>The security groups of the interface have judged the packets.</summary>
    public void Track(string interfaceId) => tracked.Add(interfaceId);

    /// <summary>Whether the security groups of the interface have judged the packets: then replies pass.</summary>
    public bool IsTracked(string interfaceId) => tracked.Contains(interfaceId);

    /// <summary>A NAT gateway has given the packets its own address.</summary>
    public void Translate(NatGateway gateway, Packets before) => translations.Add((gateway.Id, gateway.InterfaceId, before));

    /// <summary>The NAT gateway that has this interface, and the packets as they came to it; null where none has translated them.</summary>
    public (string NatGatewayId, string InterfaceId, Packets Before)? TranslationAt(string interfaceId)
    {
        foreach (var translation in translations)
        {
            if (translation.InterfaceId == interfaceId)
            {
                return translation;
            }
        }

        return null;
    }
}
