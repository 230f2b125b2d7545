namespace ScsLabs.Services.Ec2;

/// <summary>Accepts a request for a peering. Only the owner of the accepter's VPC can, in that VPC's Region.</summary>
/// <remarks>Errors: InvalidVpcPeeringConnectionID.NotFound, OperationNotPermitted, InvalidStateTransition, VpcPeeringConnectionsPerVpcLimitExceeded. Source: EC2 API Reference, AcceptVpcPeeringConnection.</remarks>
[Operation<Ec2Api>]
internal sealed record AcceptVpcPeeringConnection([Target<VpcPeeringConnection>] string VpcPeeringConnectionId, bool DryRun = false)
{
    internal sealed record Result(VpcPeeringConnectionView VpcPeeringConnection);

    internal static IEnumerable<Ask> Asks(AcceptVpcPeeringConnection request, Reference<VpcPeeringConnection> peering, Call call)
    {
        yield return peering.Ask("ec2:AcceptVpcPeeringConnection");
        if (peering.Row?.Shared(call.View).Accepter is { } accepter && accepter.Place == call.Place)
        {
            yield return Reference<Vpc>.Of(accepter.VpcId, call).Ask("ec2:AcceptVpcPeeringConnection");
        }
    }

    internal static Result Handle(AcceptVpcPeeringConnection request, VpcPeeringConnection seen, Call call, Draft draft)
    {
        var peering = seen.Shared(draft);
        PeeringStates.RequireAccepter(peering, call, "accept");
        if (peering.State == PeeringState.Active)
        {
            return new(VpcPeeringConnectionView.Of(seen, draft));
        }

        PeeringStates.Require(peering, PeeringState.PendingAcceptance, "accepted");
        foreach (var side in peering.Sides)
        {
            Peering.CheckActive(draft, side.VpcId);
        }

        var overlaps = draft.Find<Vpc>(peering.Requester.Place, peering.Requester.VpcId) is not { } requester
            || draft.Find<Vpc>(peering.Accepter.Place, peering.Accepter.VpcId) is not { } accepter
            || requester.Overlaps(accepter);
        draft.Put(peering with { State = overlaps ? PeeringState.Failed : PeeringState.Active, Since = call.Timestamp });
        return new(VpcPeeringConnectionView.Of(seen, draft, overlaps ? null : new(PeeringState.Provisioning, "Provisioning")));
    }
}
