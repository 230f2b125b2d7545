namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a network interface that nothing uses.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DeleteNetworkInterface.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteNetworkInterface([Target<NetworkInterface>] string NetworkInterfaceId, bool DryRun = false)
{
    internal static void Handle(DeleteNetworkInterface request, NetworkInterface one, Draft draft)
    {
        if (one.Status == NetworkInterface.InUse)
        {
            throw Ec2Errors.InvalidParameterValue($"Network interface '{one.Id}' is currently in use.");
        }

        NetworkInterface.Delete(draft, one);
    }
}
