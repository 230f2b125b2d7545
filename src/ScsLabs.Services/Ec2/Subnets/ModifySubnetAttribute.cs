namespace ScsLabs.Services.Ec2;

/// <summary>Changes one attribute of a subnet: whether instances in it get public addresses.</summary>
/// <remarks>Errors: InvalidSubnetID.NotFound, MissingParameter. Source: EC2 API Reference, ModifySubnetAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record ModifySubnetAttribute([Target<Subnet>] string SubnetId, AttributeBooleanValue? MapPublicIpOnLaunch = null)
{
    internal static void Handle(ModifySubnetAttribute request, Subnet subnet, Draft draft) =>
        draft.Put(subnet with { MapPublicIpOnLaunch = request.MapPublicIpOnLaunch?.Value ?? throw Ec2Errors.MissingParameter("mapPublicIpOnLaunch") });
}
