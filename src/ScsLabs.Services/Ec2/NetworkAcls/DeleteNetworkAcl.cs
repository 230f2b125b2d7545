namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a network ACL that no subnet has, and that isn't the VPC's default one.</summary>
/// <remarks>Errors: InvalidNetworkAclID.NotFound, DependencyViolation, InvalidParameterValue. Source: EC2 API Reference, DeleteNetworkAcl.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteNetworkAcl([Target<NetworkAcl>] string NetworkAclId, bool DryRun = false)
{
    internal static void Handle(DeleteNetworkAcl request, NetworkAcl acl, Draft draft)
    {
        if (acl.IsDefault)
        {
            throw Ec2Errors.InvalidParameterValue($"cannot delete default network ACL {acl.Id}");
        }

        if (draft.Count(Subnet.ByAcl, acl.Id) > 0)
        {
            throw Ec2Errors.DependencyViolation($"The networkAcl '{acl.Id}' has dependencies and cannot be deleted.");
        }

        NetworkAcl.Delete(draft, acl);
    }
}
