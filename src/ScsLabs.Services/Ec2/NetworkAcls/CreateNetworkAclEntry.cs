namespace ScsLabs.Services.Ec2;

/// <summary>Adds an entry to a network ACL.</summary>
/// <remarks>Errors: InvalidNetworkAclID.NotFound, NetworkAclEntryAlreadyExists, NetworkAclEntryLimitExceeded, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, CreateNetworkAclEntry.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateNetworkAclEntry([Target<NetworkAcl>] string NetworkAclId, [Spread] NetworkAclEntryRequest Entry, bool DryRun = false)
{
    internal static void Handle(CreateNetworkAclEntry request, NetworkAcl acl, Draft draft)
    {
        var row = new NetworkAclEntry(acl.Place with { Within = acl.Id }, request.Entry.Egress, request.Entry.Read());
        if (draft.Find<NetworkAclEntry>(row.Place, row.Id) is not null)
        {
            throw Ec2Errors.AclEntryAlreadyExists(row.Rule.Number);
        }

        if (NetworkAcl.Entries(draft, acl.Place, acl.Id, row.IsEgress).Count() >= NetworkAcl.MostEntries)
        {
            throw Ec2Errors.LimitExceeded("NetworkAclEntry", "network acl entries");
        }

        draft.Put(row);
    }
}
