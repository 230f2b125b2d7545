namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a VPC that has nothing in it but what it was created with.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, DependencyViolation. Source: EC2 API Reference, DeleteVpc.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteVpc([Target<Vpc>] string VpcId, bool DryRun = false)
{
    internal static void Handle(DeleteVpc request, Vpc vpc, Draft draft)
    {
        if (draft.Count(Subnet.ByVpc, vpc.Id) > 0 || draft.Count(SecurityGroup.ByVpc, vpc.Id) > 1 || draft.Count(RouteTable.ByVpc, vpc.Id) > 1 || draft.Count(NetworkAcl.ByVpc, vpc.Id) > 1 || draft.Count(InternetGateway.ByVpc, vpc.Id) > 0)
        {
            throw Ec2Errors.DependencyViolation($"The vpc '{vpc.Id}' has dependencies and cannot be deleted.");
        }

        SecurityGroup.Delete(draft, draft.Find<SecurityGroup>(vpc.Place, vpc.DefaultGroupId)!);
        NetworkAcl.Delete(draft, draft.Find<NetworkAcl>(vpc.Place, vpc.DefaultAclId)!);
        RouteTable.Delete(draft, draft.Find<RouteTable>(vpc.Place, vpc.MainRouteTableId)!);
        draft.Remove(vpc);
    }
}
