namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a subnet that has no interfaces.</summary>
/// <remarks>Errors: InvalidSubnetID.NotFound, DependencyViolation. Source: EC2 API Reference, DeleteSubnet.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteSubnet([Target<Subnet>] string SubnetId, bool DryRun = false)
{
    internal static void Handle(DeleteSubnet request, Subnet subnet, Draft draft)
    {
        if (draft.Count(NetworkInterface.BySubnet, subnet.Id) > 0)
        {
            throw Ec2Errors.DependencyViolation($"The subnet '{subnet.Id}' has dependencies and cannot be deleted.");
        }

        draft.Remove(subnet);
    }
}
