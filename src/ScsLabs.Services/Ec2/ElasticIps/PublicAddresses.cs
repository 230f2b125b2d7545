using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The public addresses that the emulator gives away: those that RFC 2544 sets aside for tests, so that they are nobody's.</summary>
internal static class PublicAddresses
{
    private static readonly Cidr Pool = Cidr.Parse("198.18.0.0/15");

    /// <summary>A free address, the first after a place in the pool that follows from an id.</summary>
    /// <exception cref="AwsException">None is free.</exception>
    public static Ipv4 Free(WorldView view, string id) => Free(view, Pool, id);

    /// <summary>A free address of a pool.</summary>
    /// <exception cref="AwsException">None is free.</exception>
    internal static Ipv4 Free(WorldView view, Cidr pool, string id)
    {
        var begin = Convert.ToUInt32(id[^8..], 16);
        for (long tried = 0; tried < pool.Count; tried++)
        {
            var address = new Ipv4(pool.First.Value + (uint)((begin + tried) % pool.Count));
            if (view.Count(ElasticIp.ByAddress, address) == 0 && view.Count(NetworkInterface.ByPublicIp, address) == 0)
            {
                return address;
            }
        }

        throw Ec2Errors.InsufficientAddressCapacity();
    }
}
