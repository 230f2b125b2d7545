using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Takes private addresses of subnets.</summary>
internal static class Addresses
{
    /// <summary>The number of addresses at a subnet's beginning that AWS keeps for itself; it keeps the last one too.</summary>
    private const int ReservedAtBegin = 4;

    /// <summary>Takes the wanted address, or else a free one.</summary>
    /// <exception cref="AwsException">The address isn't to be had, or none is free.</exception>
    public static Ipv4 Take(WorldView view, Subnet subnet, string? wanted)
    {
        if (wanted is null)
        {
            return Free(view, subnet) ?? throw Ec2Errors.NoFreeAddresses(subnet.Id);
        }

        var address = Ipv4.TryParse(wanted, out var parsed) ? parsed : throw Ec2Errors.InvalidParameterValue($"Value ({wanted}) for parameter privateIpAddress is invalid. It is not a valid IPv4 address.");
        if (!subnet.Cidr.Contains(address))
        {
            throw Ec2Errors.InvalidParameterValue("Address does not fall within the subnet's address range");
        }

        if (address.Value < subnet.Cidr.First.Value + ReservedAtBegin || address == subnet.Cidr.Last)
        {
            throw Ec2Errors.InvalidParameterValue("Address is in subnet's reserved address range");
        }

        return IsFree(view, subnet, address) ? address : throw Ec2Errors.AddressInUse(wanted);
    }

    /// <summary>A free address; null where there is none.</summary>
    public static Ipv4? Free(WorldView view, Subnet subnet)
    {
        // The search begins behind as many addresses as there are interfaces, where it ends at once unless some were deleted or chosen.
        var usable = subnet.Cidr.Count - ReservedAtBegin - 1;
        var begin = view.Count(NetworkInterface.BySubnet, subnet.Id);
        for (long tried = 0; tried < usable; tried++)
        {
            var address = new Ipv4((uint)(subnet.Cidr.First.Value + ReservedAtBegin + ((begin + tried) % usable)));
            if (IsFree(view, subnet, address))
            {
                return address;
            }
        }

        return null;
    }

    private static bool IsFree(WorldView view, Subnet subnet, Ipv4 address) => view.Count(NetworkInterface.ByAddress, (subnet.VpcId, address)) == 0;
}
