namespace ScsLabs.Services.Ec2;

/// <summary>Lists the domain names of elastic IP addresses for reverse lookups. No operation here sets one, so no address has any.</summary>
/// <remarks>Errors: InvalidAllocationID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeAddressesAttribute.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeAddressesAttribute(
    [Wire("AllocationId")] IReadOnlyList<string>? AllocationIds = null,
    AddressAttributeName? Attribute = null,
    int? MaxResults = null,
    string? NextToken = null,
    bool DryRun = false)
{
    internal sealed record Result([Wire("addressSet")] IReadOnlyList<AddressAttributeView> Addresses, string? NextToken);

    internal static Result Handle(DescribeAddressesAttribute request, Call call)
    {
        var page = Describing.Find<ElasticIp>(call, new(null, request.MaxResults, request.NextToken), request.AllocationIds, "allocationIds", least: 1);
        return new([.. page.Items.Select(address => new AddressAttributeView(address.Id, address.PublicIp.ToString()))], page.Next);
    }
}

/// <summary>The attributes of elastic IP addresses.</summary>
internal enum AddressAttributeName
{
    /// <summary>The domain name for reverse lookups.</summary>
    [Wire("domain-name")]
    DomainName,
}

/// <summary>The attributes of an elastic IP address in an answer.</summary>
internal sealed record AddressAttributeView(string AllocationId, string PublicIp);
