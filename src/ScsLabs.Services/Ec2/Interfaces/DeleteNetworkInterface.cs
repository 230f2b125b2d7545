namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a network interface.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound. Source: EC2 API Reference, DeleteNetworkInterface.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteNetworkInterface([Target<NetworkInterface>] string NetworkInterfaceId, bool DryRun = false)
{
    internal static void Handle(DeleteNetworkInterface request, NetworkInterface one, Draft draft)
    {
        if (draft.Find(ElasticIp.ByInterface, one.Id) is { } address)
        {
            draft.Put(address with { Association = null });
        }

        draft.Remove(one);
    }
}
