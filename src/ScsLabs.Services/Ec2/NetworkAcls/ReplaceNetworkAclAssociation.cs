namespace ScsLabs.Services.Ec2;

/// <summary>Gives a subnet another network ACL.</summary>
/// <remarks>Errors: InvalidAssociationID.NotFound, InvalidNetworkAclID.NotFound, InvalidParameterValue. Source: EC2 API Reference, ReplaceNetworkAclAssociation.</remarks>
[Operation<Ec2Api>]
internal sealed record ReplaceNetworkAclAssociation(string AssociationId, [Target<NetworkAcl>] string NetworkAclId, bool DryRun = false)
{
    internal sealed record Result(string NewAssociationId);

    internal static IEnumerable<Ask> Asks(ReplaceNetworkAclAssociation request, Reference<NetworkAcl> acl, Call call)
    {
        yield return acl.Ask("ec2:ReplaceNetworkAclAssociation");
        if (Find(request, call) is { } subnet)
        {
            yield return new("ec2:ReplaceNetworkAclAssociation", Subnet.Kind.ArnOf(subnet.Place, subnet.Id), subnet);
        }
    }

    internal static Result Handle(ReplaceNetworkAclAssociation request, NetworkAcl acl, Call call, Draft draft)
    {
        var subnet = Find(request, call) ?? throw Ec2Errors.AssociationNotFound(request.AssociationId);
        if (subnet.VpcId != acl.VpcId)
        {
            throw Ec2Errors.InvalidParameterValue($"Network ACL {acl.Id} and subnet {subnet.Id} belong to different networks");
        }

        var association = new Association(call.Ids.Hex(NetworkAcl.AssociationPrefix), acl.Id);
        draft.Put(subnet with { Acl = association });
        return new(association.Id);
    }

    private static Subnet? Find(ReplaceNetworkAclAssociation request, Call call) =>
        call.View.Find(Subnet.ByAssociation, request.AssociationId) is { } subnet && subnet.Acl.Id == request.AssociationId && subnet.Place == call.Place ? subnet : null;
}
