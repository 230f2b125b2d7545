namespace ScsLabs.Services.Ec2;

/// <summary>A VPC endpoint in an answer.</summary>
internal sealed record VpcEndpointView(
    string VpcEndpointId,
    VpcEndpointType VpcEndpointType,
    string VpcId,
    string OwnerId,
    string ServiceName,
    string ServiceRegion,
    VpcEndpointState State,
    string PolicyDocument,
    DateTimeOffset CreationTimestamp,
    bool RequesterManaged,
    [Wire("routeTableIdSet")] IReadOnlyList<string> RouteTableIds,
    [Wire("subnetIdSet")] IReadOnlyList<string> SubnetIds,
    [Wire("networkInterfaceIdSet")] IReadOnlyList<string> NetworkInterfaceIds,
    [Wire("groupSet")] IReadOnlyList<GroupIdentifier> Groups,
    bool PrivateDnsEnabled,
    [Wire("dnsEntrySet")] IReadOnlyList<DnsEntry> DnsEntries,
    IpAddressType? IpAddressType,
    EndpointDnsOptions? DnsOptions,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows an endpoint.</summary>
    public static VpcEndpointView Of(VpcEndpoint endpoint, WorldView view) => new(
        endpoint.Id,
        endpoint.Type,
        endpoint.VpcId,
        endpoint.Account.ToString(),
        endpoint.ServiceName,
        endpoint.Region,
        endpoint.State,
        EndpointPolicies.Show(endpoint),
        endpoint.CreationTimestamp,
        RequesterManaged: false,
        endpoint.RouteTableIds(view),
        [.. endpoint.Interfaces.Select(one => one.SubnetId)],
        [.. endpoint.Interfaces.Select(one => one.InterfaceId)],
        [.. endpoint.GroupIds.Select(id => new GroupIdentifier(id, view.Find<SecurityGroup>(endpoint.Place, id)!.GroupName))],
        endpoint.PrivateDnsEnabled,
        EndpointDns.EntriesOf(endpoint, view),
        endpoint.Type == VpcEndpointType.Interface ? Ec2.IpAddressType.Ipv4 : null,
        endpoint.Type == VpcEndpointType.Interface ? new("ipv4") : null,
        endpoint.Tags.View());
}

/// <summary>A name that leads to an endpoint, in an answer.</summary>
internal sealed record DnsEntry(string DnsName, string HostedZoneId);

/// <summary>The records of an endpoint's names, in an answer.</summary>
internal sealed record EndpointDnsOptions(string DnsRecordIpType);
