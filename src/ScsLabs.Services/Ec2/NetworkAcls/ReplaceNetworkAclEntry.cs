namespace ScsLabs.Services.Ec2;

/// <summary>Replaces an entry of a network ACL by one with the same number.</summary>
/// <remarks>Errors: InvalidNetworkAclID.NotFound, InvalidNetworkAclEntry.NotFound, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, ReplaceNetworkAclEntry.</remarks>
[Operation<Ec2Api>]
internal sealed record ReplaceNetworkAclEntry([Target<NetworkAcl>] string NetworkAclId, [Spread] NetworkAclEntryRequest Entry, bool DryRun = false)
{
    internal static void Handle(ReplaceNetworkAclEntry request, NetworkAcl acl, Draft draft)
    {
        var row = new NetworkAclEntry(acl.Place with { Within = acl.Id }, request.Entry.Egress, request.Entry.Read());
        if (draft.Find<NetworkAclEntry>(row.Place, row.Id) is null)
        {
            throw Ec2Errors.AclEntryNotFound(row.Rule.Number);
        }

        draft.Put(row);
    }
}
