namespace ScsLabs.Services.Ec2;

/// <summary>Gives back an elastic IP address that no network interface has.</summary>
/// <remarks>Errors: InvalidAllocationID.NotFound, InvalidAddress.NotFound, InvalidIPAddress.InUse. Source: EC2 API Reference, ReleaseAddress.</remarks>
[Operation<Ec2Api>]
internal sealed record ReleaseAddress([Target<ElasticIp>] string? AllocationId = null, string? NetworkBorderGroup = null, bool DryRun = false)
{
    internal static void Handle(ReleaseAddress request, ElasticIp address, Draft draft) =>
        draft.Remove((request.NetworkBorderGroup ?? address.Region) != address.Region ? throw Ec2Errors.AddressNotFound(address.PublicIp.ToString())
            : address.Association is null ? address : throw Ec2Errors.AddressAssociated(address.Id));
}
