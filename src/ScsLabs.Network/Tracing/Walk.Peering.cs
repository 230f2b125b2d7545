namespace ScsLabs.Network;

/// <summary>Hops through a VPC peering connection.</summary>
internal sealed partial class Walk
{
    /// <summary>Crosses a peering into the VPC on its other side. There only local routes hold, so that neither another VPC nor a gateway lies behind it.</summary>
    private bool Cross(Route route, Subnet subnet)
    {
        if (topology.Peering(route.TargetId) is not { IsActive: true } peering || peering.Other(subnet.VpcId) is not { } otherId || topology.Vpc(otherId) is not { } other)
        {
            return LeadNowhere(route, subnet);
        }

        if (!other.Contains(Packets.Destination))
        {
            return Stop(new(ExplanationCodes.PeeringRequiresAddressInVpc, ComponentKind.Peering, peering.Id, direction, Packets) { VpcId = other.Id, Route = route });
        }

        Pass(new(ComponentKind.Peering, peering.Id, Packets));
        return Enter(other.Id, null);
    }
}
