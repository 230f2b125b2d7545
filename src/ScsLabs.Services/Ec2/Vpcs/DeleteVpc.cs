namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a VPC that has nothing in it but what it was created with, and its peerings.</summary>
/// <remarks>
/// A request for a peering that another account made must be rejected first.
/// Errors: InvalidVpcID.NotFound, DependencyViolation. Source: EC2 API Reference, DeleteVpc; VPC Peering Guide, delete-vpc-peering-connection.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record DeleteVpc([Target<Vpc>] string VpcId, bool DryRun = false)
{
    internal static void Handle(DeleteVpc request, Vpc vpc, Call call, Draft draft)
    {
        var peerings = draft.All(Peering.ByVpc, vpc.Id).Where(peering => peering.State is PeeringState.Active or PeeringState.PendingAcceptance).ToList();
        if (draft.Count(Subnet.ByVpc, vpc.Id) > 0 || draft.Count(SecurityGroup.ByVpc, vpc.Id) > 1 || draft.Count(RouteTable.ByVpc, vpc.Id) > 1 || draft.Count(NetworkAcl.ByVpc, vpc.Id) > 1 || draft.Count(InternetGateway.ByVpc, vpc.Id) > 0 || draft.Count(VpcEndpoint.ByVpc, vpc.Id) > 0
            || peerings.Exists(peering => peering.State == PeeringState.PendingAcceptance && peering.Accepter.VpcId == vpc.Id && peering.Requester.Place.Account != vpc.Account))
        {
            throw Ec2Errors.DependencyViolation($"The vpc '{vpc.Id}' has dependencies and cannot be deleted.");
        }

        peerings.ForEach(peering => draft.Put(peering.EndedBy(call, PeeringState.Deleted)));
        SecurityGroup.Delete(draft, draft.Find<SecurityGroup>(vpc.Place, vpc.DefaultGroupId)!);
        NetworkAcl.Delete(draft, draft.Find<NetworkAcl>(vpc.Place, vpc.DefaultAclId)!);
        RouteTable.Delete(draft, draft.Find<RouteTable>(vpc.Place, vpc.MainRouteTableId)!);
        draft.Remove(vpc);
    }
}
