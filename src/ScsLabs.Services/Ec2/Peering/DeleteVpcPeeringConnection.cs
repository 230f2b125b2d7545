namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a peering, as either side may; or a request, as the requester may. Routes to it lead nowhere from then on.</summary>
/// <remarks>Errors: InvalidVpcPeeringConnectionID.NotFound, OperationNotPermitted, InvalidStateTransition. Source: EC2 API Reference, DeleteVpcPeeringConnection.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteVpcPeeringConnection([Target<VpcPeeringConnection>] string VpcPeeringConnectionId, bool DryRun = false)
{
    internal sealed record Result(bool Return);

    internal static Result Handle(DeleteVpcPeeringConnection request, VpcPeeringConnection seen, Call call, Draft draft)
    {
        var peering = seen.Shared(draft);
        if (peering.State == PeeringState.PendingAcceptance && call.Place != peering.Requester.Place)
        {
            throw Ec2Errors.OperationNotPermitted($"User {call.Account} cannot delete peering {peering.Id}");
        }

        if (peering.State is not (PeeringState.Active or PeeringState.PendingAcceptance))
        {
            throw PeeringStates.Wrong(peering, "deleted");
        }

        draft.Put(peering.EndedBy(call, PeeringState.Deleted));
        return new(Return: true);
    }
}
