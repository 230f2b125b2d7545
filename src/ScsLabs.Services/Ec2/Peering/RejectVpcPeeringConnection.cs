namespace ScsLabs.Services.Ec2;

/// <summary>Rejects a request for a peering. Only the owner of the accepter's VPC can.</summary>
/// <remarks>Errors: InvalidVpcPeeringConnectionID.NotFound, OperationNotPermitted, InvalidStateTransition. Source: EC2 API Reference, RejectVpcPeeringConnection.</remarks>
[Operation<Ec2Api>]
internal sealed record RejectVpcPeeringConnection([Target<VpcPeeringConnection>] string VpcPeeringConnectionId, bool DryRun = false)
{
    internal sealed record Result(bool Return);

    internal static Result Handle(RejectVpcPeeringConnection request, VpcPeeringConnection seen, Call call, Draft draft)
    {
        var peering = seen.Shared(draft);
        PeeringStates.RequireAccepter(peering, call, "reject");
        PeeringStates.Require(peering, PeeringState.PendingAcceptance, "rejected");
        draft.Put(peering.EndedBy(call, PeeringState.Rejected));
        return new(Return: true);
    }
}
