namespace ScsLabs.Services.Ec2;

/// <summary>Removes an entry of a network ACL.</summary>
/// <remarks>Errors: InvalidNetworkAclID.NotFound, InvalidNetworkAclEntry.NotFound, InvalidParameterValue. Source: EC2 API Reference, DeleteNetworkAclEntry.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteNetworkAclEntry([Target<NetworkAcl>] string NetworkAclId, int RuleNumber, bool Egress, bool DryRun = false)
{
    internal static void Handle(DeleteNetworkAclEntry request, NetworkAcl acl, Draft draft)
    {
        NetworkAclEntryRequest.CheckNumber(request.RuleNumber);
        draft.Remove(draft.Find<NetworkAclEntry>(acl.Place with { Within = acl.Id }, NetworkAclEntry.IdOf(request.Egress, request.RuleNumber)) ?? throw Ec2Errors.AclEntryNotFound(request.RuleNumber));
    }
}
