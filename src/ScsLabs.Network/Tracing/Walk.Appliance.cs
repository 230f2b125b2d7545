namespace ScsLabs.Network;

/// <summary>Hops through an appliance: an interface that a route names.</summary>
internal sealed partial class Walk
{
    /// <summary>Hands the packets to the route's interface, which passes on what isn't meant for itself.</summary>
    private bool PassOn(Route route, Subnet subnet)
    {
        if (topology.Interface(route.TargetId) is not { IsUp: true } at || topology.Subnet(at.SubnetId) is not { } own || own.VpcId != subnet.VpcId)
        {
            return LeadNowhere(route, subnet);
        }

        if (own.Id != subnet.Id)
        {
            AskAcl(own, isEgress: false);
        }

        if (at.Address == Packets.Destination)
        {
            return Reach(at, own.VpcId);
        }

        AskGroups(at, isEgress: false);
        if (at.ChecksAddresses)
        {
            return Stop(ExplanationCodes.SourceDestinationCheckRestriction, ComponentKind.Interface, at.Id, own.VpcId);
        }

        if (IsLoop(at.Id))
        {
            return Stop(ExplanationCodes.NoPath, ComponentKind.Interface, at.Id, own.VpcId);
        }

        Pass(new(ComponentKind.Interface, at.Id, Packets));
        return Leave(at);
    }
}
