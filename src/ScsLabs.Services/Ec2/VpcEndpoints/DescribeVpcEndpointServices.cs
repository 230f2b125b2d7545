namespace ScsLabs.Services.Ec2;

/// <summary>Lists the services of AWS's that have VPC endpoints.</summary>
/// <remarks>Errors: InvalidServiceName, InvalidParameterValue. Source: EC2 API Reference, DescribeVpcEndpointServices.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeVpcEndpointServices([Wire("ServiceName")] IReadOnlyList<string>? ServiceNames = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result(
        [Wire("serviceNameSet")] IReadOnlyList<string> ServiceNames,
        [Wire("serviceDetailSet")] IReadOnlyList<EndpointServiceView> ServiceDetails,
        string? NextToken);

    internal static Result Handle(DescribeVpcEndpointServices request, Call call)
    {
        var fits = EndpointService.Filters.Of(Describing.Read(request.Which.Filters), call.View);
        var all = EndpointService.Of(call.Region);
        var names = request.ServiceNames is { Count: > 0 } given ? given : [.. all.Select(service => service.Name)];
        var missing = names.FirstOrDefault(name => !all.Any(service => service.Name == name));
        if (missing is not null)
        {
            EndpointService.RequireEmulated(call.Region, missing, null);
        }

        var wanted = missing is null ? all.Where(service => names.Contains(service.Name, StringComparer.Ordinal) && fits(service)) : throw Ec2Errors.InvalidServiceName(missing);
        var page = Page.Of(wanted, request.Which.NextToken, Describing.SizeOf(request.Which), service => service.Key, () => Ec2Errors.InvalidNextToken(request.Which.NextToken!), call);
        return new([.. page.Items.Select(service => service.Name).Distinct(StringComparer.Ordinal)], [.. page.Items.Select(EndpointServiceView.Of)], page.Next);
    }
}

/// <summary>A service in an answer.</summary>
internal sealed record EndpointServiceView(
    string ServiceName,
    string ServiceId,
    IReadOnlyList<EndpointServiceType> ServiceType,
    string ServiceRegion,
    [Wire("availabilityZoneSet")] IReadOnlyList<string> AvailabilityZones,
    [Wire("availabilityZoneIdSet")] IReadOnlyList<string> AvailabilityZoneIds,
    string Owner,
    [Wire("baseEndpointDnsNameSet")] IReadOnlyList<string> BaseEndpointDnsNames,
    string? PrivateDnsName,
    [Wire("privateDnsNameSet")] IReadOnlyList<PrivateDnsDetails> PrivateDnsNames,
    bool VpcEndpointPolicySupported,
    bool AcceptanceRequired,
    bool ManagesVpcEndpoints,
    [Wire("supportedIpAddressTypeSet")] IReadOnlyList<string> SupportedIpAddressTypes)
{
    /// <summary>Shows a service.</summary>
    public static EndpointServiceView Of(EndpointService service) => new(
        service.Name,
        service.Id,
        [new(service.Type)],
        service.Region,
        Ec2.AvailabilityZones.Of(service.Region),
        [.. Ec2.AvailabilityZones.Of(service.Region).Select(Ec2.AvailabilityZones.IdOf)],
        EndpointService.Owner,
        [$"{service.Short}.{service.Region}.vpce.amazonaws.com"],
        service.HasPrivateDns ? service.DnsName : null,
        service.HasPrivateDns ? [new(service.DnsName)] : [],
        VpcEndpointPolicySupported: true,
        AcceptanceRequired: false,
        ManagesVpcEndpoints: false,
        ["ipv4"]);
}

/// <summary>The type of a service's endpoints in an answer.</summary>
internal sealed record EndpointServiceType(VpcEndpointType ServiceType);

/// <summary>A name that leads to a service's endpoints, in an answer.</summary>
internal sealed record PrivateDnsDetails(string PrivateDnsName);
