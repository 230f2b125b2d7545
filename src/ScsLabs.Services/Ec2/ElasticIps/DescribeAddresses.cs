namespace ScsLabs.Services.Ec2;

/// <summary>Lists elastic IP addresses.</summary>
/// <remarks>Errors: InvalidAllocationID.NotFound, InvalidAddress.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeAddresses.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeAddresses(
    [Wire("AllocationId")] IReadOnlyList<string>? AllocationIds = null,
    [Wire("PublicIp")] IReadOnlyList<string>? PublicIps = null,
    [Wire("Filter")] IReadOnlyList<Filter>? Filters = null,
    bool DryRun = false)
{
    internal sealed record Result([Wire("addressesSet")] IReadOnlyList<AddressView> Addresses);

    internal static Result Handle(DescribeAddresses request, Call call)
    {
        var found = Describing.Find<ElasticIp>(call, new(request.Filters), request.AllocationIds, "allocationIds").Items;
        foreach (var wanted in request.PublicIps ?? [])
        {
            _ = found.FirstOrDefault(address => address.PublicIp.ToString() == wanted) ?? throw Ec2Errors.AddressNotFound(wanted);
        }

        return new([.. found.Where(address => request.PublicIps?.Contains(address.PublicIp.ToString(), StringComparer.Ordinal) != false).Select(address => AddressView.Of(address, call.View))]);
    }
}
