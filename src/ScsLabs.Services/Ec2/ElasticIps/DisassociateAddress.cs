namespace ScsLabs.Services.Ec2;

/// <summary>Takes an elastic IP address away from its network interface.</summary>
/// <remarks>Errors: InvalidAssociationID.NotFound, AuthFailure, MissingParameter. Source: EC2 API Reference, DisassociateAddress.</remarks>
[Operation<Ec2Api>]
internal sealed record DisassociateAddress(string? AssociationId = null, bool DryRun = false)
{
    internal static IEnumerable<Ask> Asks(DisassociateAddress request, Call call)
    {
        var address = Find(request, call);
        yield return new("ec2:DisassociateAddress", ElasticIp.Kind.ArnOf(call.Place, address?.Id ?? "*"), address);
        if (address?.Interface(call.View) is { } one)
        {
            yield return new("ec2:DisassociateAddress", NetworkInterface.Kind.ArnOf(one.Place, one.Id), one);
        }
    }

    internal static void Handle(DisassociateAddress request, Call call, Draft draft)
    {
        var address = Find(request, call) ?? throw Ec2Errors.AssociationNotFound(request.AssociationId!);
        draft.Put(address.Interface(draft) is { IsRequesterManaged: true } ? throw Ec2Errors.ManagedByService() : address with { Association = null });

        // An instance that had a public address of its own gets one again.
        if (address.Interface(draft) is { GetsPublicIp: true } one && one.Instance(draft) is { State: InstanceState.Pending or InstanceState.Running })
        {
            draft.Put(one with { PublicIp = PublicAddresses.Free(draft, one.Id) });
        }
    }

    private static ElasticIp? Find(DisassociateAddress request, Call call) =>
        call.View.Find(ElasticIp.ByAssociation, request.AssociationId ?? throw Ec2Errors.MissingParameter("associationId")) is { } address && address.Place == call.Place ? address : null;
}
