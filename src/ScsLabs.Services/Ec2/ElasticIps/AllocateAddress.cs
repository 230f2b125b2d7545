using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Allocates an elastic IP address.</summary>
/// <remarks>Errors: AddressLimitExceeded, InsufficientAddressCapacity, InvalidParameterValue. Source: EC2 API Reference, AllocateAddress.</remarks>
[Operation<Ec2Api>]
internal sealed record AllocateAddress(DomainType? Domain = null, [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null, bool DryRun = false)
{
    /// <summary>The maximum number of addresses of an account in a Region.</summary>
    private const int MostAddresses = 5;

    /// <summary>The addresses that the emulator gives away: those that RFC 2544 sets aside for tests, so that they are nobody's.</summary>
    private static readonly Cidr Pool = Cidr.Parse("198.18.0.0/15");

    internal sealed record Result(string AllocationId, string PublicIp, DomainType Domain, string PublicIpv4Pool, string NetworkBorderGroup);

    internal static IEnumerable<Ask> Asks(AllocateAddress request, Call call) => Creation.Asks<ElasticIp>(call, nameof(AllocateAddress), request.TagSpecifications);

    internal static Result Handle(AllocateAddress request, Call call, Draft draft)
    {
        if (draft.Count<ElasticIp>(call.Place) >= MostAddresses)
        {
            throw Ec2Errors.LimitExceeded("Address", "addresses");
        }

        var id = call.Ids.Hex(ElasticIp.Kind.Prefix);
        var address = new ElasticIp { Account = call.Account, Region = call.Region, Id = id, PublicIp = FreeAddress(draft, Pool, id), Tags = Creation.Tags<ElasticIp>(request.TagSpecifications) };
        draft.Put(address);
        return new(id, address.PublicIp.ToString(), DomainType.Vpc, "amazon", call.Region);
    }

    /// <summary>A free address, the first after a place in the pool that follows from the allocation's id.</summary>
    /// <exception cref="AwsException">None is free.</exception>
    internal static Ipv4 FreeAddress(WorldView view, Cidr pool, string id)
    {
        var begin = Convert.ToUInt32(id[^8..], 16);
        for (long tried = 0; tried < pool.Count; tried++)
        {
            var address = new Ipv4(pool.First.Value + (uint)((begin + tried) % pool.Count));
            if (view.Count(ElasticIp.ByAddress, address) == 0)
            {
                return address;
            }
        }

        throw Ec2Errors.InsufficientAddressCapacity();
    }
}
