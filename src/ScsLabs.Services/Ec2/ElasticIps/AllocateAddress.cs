namespace ScsLabs.Services.Ec2;

/// <summary>Allocates an elastic IP address.</summary>
/// <remarks>Errors: AddressLimitExceeded, InsufficientAddressCapacity, InvalidParameterValue. Source: EC2 API Reference, AllocateAddress.</remarks>
[Operation<Ec2Api>]
internal sealed record AllocateAddress(DomainType? Domain = null, [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null, bool DryRun = false)
{
    /// <summary>The maximum number of addresses of an account in a Region.</summary>
    private const int MostAddresses = 5;

    internal sealed record Result(string AllocationId, string PublicIp, DomainType Domain, string PublicIpv4Pool, string NetworkBorderGroup);

    internal static IEnumerable<Ask> Asks(AllocateAddress request, Call call) => Creation.Asks<ElasticIp>(call, nameof(AllocateAddress), request.TagSpecifications);

    internal static Result Handle(AllocateAddress request, Call call, Draft draft)
    {
        if (draft.Count<ElasticIp>(call.Place) >= MostAddresses)
        {
            throw Ec2Errors.LimitExceeded("Address", "addresses");
        }

        var id = call.Ids.Hex(ElasticIp.Kind.Prefix);
        var address = new ElasticIp { Account = call.Account, Region = call.Region, Id = id, PublicIp = PublicAddresses.Free(draft, id), Tags = Creation.Tags<ElasticIp>(request.TagSpecifications) };
        draft.Put(address);
        return new(id, address.PublicIp.ToString(), DomainType.Vpc, "amazon", call.Region);
    }
}
